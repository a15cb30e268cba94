using System.Collections.Concurrent;

namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>When connections were last renewed because Sessionboard refused a token that had not expired, so that it is not done at every call.</summary>
internal sealed class ForcedRefreshes(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _last = new(StringComparer.Ordinal);

    /// <summary>Remembers one.</summary>
    public void Note(string connectionId)
    {
        foreach (var (key, _) in _last.Where(entry => !IsTooSoon(entry.Key)))
            _last.TryRemove(key, out _);
        _last[connectionId] = time.GetUtcNow();
    }

    /// <summary>Whether the last one of a connection was less than <see cref="RefreshOptions.Rest"/> ago.</summary>
    public bool IsTooSoon(string connectionId) => _last.TryGetValue(connectionId, out var last) && time.GetUtcNow() < last + RefreshOptions.Rest;
}
