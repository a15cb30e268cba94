using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>Marks the reads that Sessionboard caches: a session by its id, and the search of sessions.</summary>
internal sealed class CachedRead
{
    public static CachedRead Instance { get; } = new();
}

/// <summary>
/// Answers a cached read for 3 minutes from the data that it was first answered from. It keeps which data that was, not the
/// answer, and only of answers that were none of the errors. A write does not freshen it, not even for the one who wrote. What
/// Sessionboard's cache keys on is not published: here token, address and body.
/// </summary>
internal sealed class SessionReadCache(RequestDelegate next, TimeProvider time)
{
    private const int SweepAt = 2_000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(3);

    private readonly ConcurrentDictionary<Key, Entry> _entries = new();

    /// <summary>Serves the request, from older data where the cache has it.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<CachedRead>() is null)
        {
            await next(context);
            return;
        }

        var key = await KeyAsync(context.Request, context.RequestAborted);
        var now = time.GetUtcNow();
        var isKept = _entries.TryGetValue(key, out var kept) && kept.Until > now;
        if (isKept)
            context.Features.Set(kept!.Snapshot);
        await next(context);
        if (!isKept)
            Keep(key, new Entry(context.Features.GetRequiredFeature<WorldSnapshot>(), now + Life), now);
    }

    private void Keep(Key key, Entry entry, DateTimeOffset now)
    {
        if (_entries.Count >= SweepAt)
        {
            foreach (var (old, candidate) in _entries)
            {
                if (candidate.Until <= now)
                    _entries.TryRemove(old, out _);
            }
        }

        _entries[key] = entry;
    }

    private static async Task<Key> KeyAsync(HttpRequest request, CancellationToken cancellation)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        body.Position = 0;
        request.Body = body;
        var hash = Convert.ToHexString(SHA256.HashData(body.GetBuffer().AsSpan(0, (int)body.Length)));
        var caller = $"{request.Headers[SandboxTokens.Header]}\n{request.Headers.Authorization}";
        return new Key(caller, request.Method, request.GetEncodedPathAndQuery(), hash);
    }

    private readonly record struct Key(string Caller, string Method, string Address, string BodyHash);

    private sealed record Entry(WorldSnapshot Snapshot, DateTimeOffset Until);
}
