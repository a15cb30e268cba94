using System.Collections.Concurrent;

namespace SessionboardMcp.Core.Access;

/// <summary>
/// The scopes that Sessionboard said a caller lacks lately, though they were thought to be granted: nothing tells what an API token may, and a
/// person may lose a scope. What needs one of them is neither offered nor tried until some time has passed, or a write by it succeeded.
/// </summary>
internal sealed class RefusedScopes(TimeProvider time)
{
    // As long as a refusal of insights is believed.
    internal static readonly TimeSpan Believed = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<(string Subject, string Scope), DateTimeOffset> _refused = new();

    /// <summary>Notes that a scope was refused.</summary>
    public void Add(string subject, string scope)
    {
        var now = time.GetUtcNow();
        foreach (var old in _refused.Where(one => one.Value <= now))
            _refused.TryRemove(old);
        _refused[(subject, scope)] = now + Believed;
    }

    /// <summary>Notes that a scope is there: a write by it succeeded.</summary>
    public void Forget(string subject, string scope) => _refused.TryRemove((subject, scope), out _);

    /// <summary>A caller with what is left.</summary>
    public Caller Narrow(Caller caller)
    {
        if (_refused.IsEmpty)
            return caller;
        var now = time.GetUtcNow();
        var left = caller.Scopes.Where(scope => !(_refused.TryGetValue((caller.Subject, scope), out var until) && until > now)).ToHashSet(StringComparer.Ordinal);
        return left.Count == caller.Scopes.Count
            ? caller
            : caller with { Scopes = left, HowToGetMore = "Sessionboard itself refused it a short while ago (403). Ask an organization admin to give it; it is tried again after 15 minutes." };
    }
}
