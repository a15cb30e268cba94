using Microsoft.Extensions.Caching.Memory;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Client;

/// <summary>
/// What callers keep, in a memory of its own: it is large, and filling it must not push out schemas and readings of budgets.
/// </summary>
internal sealed class KeptCache : IDisposable
{
    private readonly Memory _memory;
    private readonly Coalescer _coalescer;
    private readonly TimeProvider _time;

    public KeptCache(TimeProvider time, Coalescer coalescer)
    {
        (_memory, _coalescer, _time) = (new Memory(time), coalescer, time);
        Cache = new CredentialCache(_memory.Cache, coalescer);
    }

    /// <summary>The cache; a credential's entries are its alone.</summary>
    public CredentialCache Cache { get; }

    /// <summary>Takes a value that is fresh, or makes it out of the one that is kept.</summary>
    public Task<T> RenewAsync<T>(
        Connection connection,
        string name,
        TimeSpan fresh,
        TimeSpan kept,
        Func<T, int> size,
        Func<T?, CancellationToken, Task<T>> make,
        CancellationToken cancellationToken)
        where T : class
    {
        var key = $"{connection.Partition}|renewed|{name}";
        return Fresh<T>(key) is { } value ? Task.FromResult(value) : _coalescer.JoinAsync(key, FillAsync, cancellationToken);

        async Task<T> FillAsync(CancellationToken token)
        {
            // The flight before this one may have landed between the look into the cache and the boarding.
            if (Fresh<T>(key) is { } landed) return landed;
            var made = await make(_memory.Cache.Get<Renewed<T>>(key)?.Value, token).ConfigureAwait(false);
            _memory.Cache.Set(
                key,
                new Renewed<T>(made, _time.GetUtcNow() + connection.Kept(fresh)),
                new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = kept, Size = 1 + size(made) });
            return made;
        }
    }

    public void Dispose() => _memory.Dispose();

    private T? Fresh<T>(string key)
        where T : class =>
        _memory.Cache.Get<Renewed<T>>(key) is { } known && known.FreshUntil > _time.GetUtcNow() ? known.Value : null;

    private sealed record Renewed<T>(T Value, DateTimeOffset FreshUntil);
}
