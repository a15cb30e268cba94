using System.Net.Http.Headers;
using Microsoft.Extensions.Caching.Memory;

namespace SessionboardMcp.Api.Limits;

/// <summary>Keeps the last reading of each partition and category.</summary>
internal sealed class RateLimitLedger(IMemoryCache memory, TimeProvider time)
{
    // Answers overtake one another; readings whose windows end this close together are of one window.
    private static readonly TimeSpan SameWindow = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private readonly Lock _lock = new();

    public void Record(string partition, RateLimitCategory category, HttpResponseHeaders headers, bool isSpent)
    {
        var now = time.GetUtcNow();
        var reading = RateLimitHeaders.Read(headers, now);
        lock (_lock)
        {
            var known = memory.Get<RateLimitReading>(new Key(partition, category));
            if (isSpent) reading = Spent(reading ?? known, RateLimitHeaders.RetryAfter(headers, now), now);
            if (reading is null) return;
            if (known is not null && known.ResetsAt > now && (known.ResetsAt - reading.ResetsAt).Duration() <= SameWindow)
                reading = reading with { Remaining = Math.Min(known.Remaining, reading.Remaining) };
            using var entry = memory.CreateEntry(new Key(partition, category));
            entry.Size = 1;
            entry.AbsoluteExpiration = (reading.ResetsAt > now ? reading.ResetsAt : now) + Kept;
            entry.Value = reading;
        }
    }

    public RateLimitReading? Read(string partition, RateLimitCategory category) =>
        memory.Get<RateLimitReading>(new Key(partition, category)) is { } reading
            ? reading.ResetsAt <= time.GetUtcNow() ? reading with { Remaining = reading.Limit } : reading
            : null;

    /// <summary>What is known of every credential: a reading for each category of it.</summary>
    public IEnumerable<(RateLimitCategory Category, RateLimitReading Reading)> All() =>
        from key in (memory as MemoryCache)?.Keys.OfType<Key>() ?? []
        let reading = Read(key.Partition, key.Category)
        where reading is not null
        select (key.Category, reading);

    private static RateLimitReading? Spent(RateLimitReading? reading, TimeSpan? wait, DateTimeOffset now) =>
        reading is null ? null : reading with { Remaining = 0, ResetsAt = wait is { } told ? now + told : reading.ResetsAt };

    private sealed record Key(string Partition, RateLimitCategory Category);
}
