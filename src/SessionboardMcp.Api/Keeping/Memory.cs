using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace SessionboardMcp.Api.Keeping;

/// <summary>A memory of the client's own, bounded, and on the clock of the process rather than the wall's.</summary>
/// <param name="name">Tells it from the other one.</param>
/// <param name="time">The clock.</param>
/// <param name="room">How much is kept, in the units in which its values are weighed.</param>
/// <param name="reserve">
/// Which part of the room is made free whenever it is full: none where everything is put in by <see cref="Put"/>, which makes the room that it needs.
/// </param>
internal sealed class Memory(string name, TimeProvider time, long room, double reserve = 0) : IDisposable
{
    // What was forgotten is known by its name alone, of so many values.
    private const int MostNames = 100_000;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = room, CompactionPercentage = reserve, Clock = new Clock(time), TrackStatistics = true });
    private readonly MemoryCache _names = new(new MemoryCacheOptions { SizeLimit = MostNames, Clock = new Clock(time) });

    public string Name => name;

    public IMemoryCache Cache => _cache;

    // What is being read, in the units of the room.
    private long _read;

    /// <summary>How much room is taken by what is being read and not kept yet.</summary>
    public long Reading => Interlocked.Read(ref _read);

    // What is read takes room before anything is kept.
    private long Free => room - Reading;

    /// <summary>How much room is taken by what is kept.</summary>
    public long Taken => _cache.GetCurrentStatistics()!.CurrentEstimatedSize ?? 0;

    /// <summary>Takes room for something that is being read and not kept yet: what was used longest ago makes room for it, as far as there is any.</summary>
    /// <param name="size">How much more room it takes, or less where negative.</param>
    public void Read(long size)
    {
        Interlocked.Add(ref _read, size);
        while (size > 0 && Taken > Free && _cache.Count > 0)
            _cache.Compact(Math.Max(0.1, 1.01 / _cache.Count));
    }

    /// <summary>Keeps a value: what was used longest ago makes room for it. What is larger than the room that is not being read into is not kept.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">The value.</param>
    /// <param name="kept">How long it is kept.</param>
    /// <param name="size">How much room it takes.</param>
    public void Put(string key, object value, TimeSpan kept, long size)
    {
        _names.Set(key, key, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = kept, Size = 1 });
        var options = new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = kept, Size = size };
        _cache.Set(key, value, options);
        // The cache makes room by itself only afterwards, for the next one.
        while (size <= Free)
        {
            if (!_cache.TryGetValue(key, out _))
                _cache.Set(key, value, options);
            if (_cache.Count == 0 || (Taken <= Free && _cache.TryGetValue(key, out _)))
                return;
            _cache.Compact(Math.Max(0.1, 1.01 / _cache.Count));
        }

        _cache.Remove(key);
    }

    /// <summary>Weighs a value again that grew: what was used longest ago makes room. What became larger than the room is kept no longer.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">The value; where another is kept by now, nothing happens.</param>
    /// <param name="until">Until when it is kept.</param>
    /// <param name="before">How much room it took before.</param>
    /// <param name="size">How much room it takes now.</param>
    public void Weigh(string key, object value, DateTimeOffset until, long before, long size)
    {
        var left = until - time.GetUtcNow();
        // Looked at just now, it is the last that makes room.
        if (left <= TimeSpan.Zero || !_cache.TryGetValue(key, out var known) || known != value)
            return;
        // First of all, so that it is there all the time: who does not find it would read it again.
        while (size <= Free && Taken - before + size > Free && _cache.Count > 1)
            _cache.Compact(Math.Max(0.05, 1.01 / _cache.Count));
        Put(key, value, left, size);
    }

    /// <summary>Whether a value was put in that would still be kept if there were room for it.</summary>
    public bool HadNoRoom(string key) => _names.TryGetValue(key, out _) && !_cache.TryGetValue(key, out _);

    public void Dispose()
    {
        _cache.Dispose();
        _names.Dispose();
    }

    private sealed class Clock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
