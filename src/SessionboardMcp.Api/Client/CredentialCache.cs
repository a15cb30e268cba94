using Microsoft.Extensions.Caching.Memory;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Client;

/// <summary>
/// Keeps answers for a while, each for the one credential it was given to. A failure is not kept, and many who ask at once
/// cause one call.
/// </summary>
internal sealed class CredentialCache(IMemoryCache memory, Coalescer coalescer)
{
    /// <summary>Takes a value that is kept, or reads it.</summary>
    /// <param name="connection">Whose value it is.</param>
    /// <param name="name">The name of the value.</param>
    /// <param name="kept">How long it is kept; zero for not at all. A credential may allow less.</param>
    /// <param name="size">How much room it takes, in parts (events, fields).</param>
    /// <param name="read">Reads it.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public Task<T> GetAsync<T>(
        Connection connection,
        string name,
        TimeSpan kept,
        Func<T, int> size,
        Func<CancellationToken, Task<T>> read,
        CancellationToken cancellationToken)
        where T : class
    {
        var key = $"{connection.Partition}|kept|{name}";
        return memory.TryGetValue(key, out T? known) && known is not null
            ? Task.FromResult(known)
            : coalescer.JoinAsync(key, token => FillAsync(key, connection.Kept(kept), size, read, token), cancellationToken);
    }

    private async Task<T> FillAsync<T>(
        string key, TimeSpan kept, Func<T, int> size, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        // The flight before this one may have landed between the look into the cache and the boarding.
        if (memory.TryGetValue(key, out T? known) && known is not null) return known;
        var value = await read(cancellationToken).ConfigureAwait(false);
        if (kept > TimeSpan.Zero)
            memory.Set(key, value, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = kept, Size = 1 + size(value) });
        return value;
    }
}
