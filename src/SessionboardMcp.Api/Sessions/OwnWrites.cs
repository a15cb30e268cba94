namespace SessionboardMcp.Api.Sessions;

/// <summary>
/// The sessions of an event that a credential wrote in the last minutes, as Sessionboard's answers told them. It never changes: another write
/// makes another one.
/// </summary>
public sealed class OwnWrites
{
    private readonly Dictionary<string, (Session? Session, DateTimeOffset At)> _written;

    internal OwnWrites(Dictionary<string, (Session? Session, DateTimeOffset At)> written) => _written = written;

    /// <summary>The sessions that were made or changed.</summary>
    public IEnumerable<Session> Sessions => _written.Values.Select(one => one.Session).OfType<Session>();

    /// <summary>Whether a session was deleted.</summary>
    /// <param name="sessionId">The session's UUID.</param>
    public bool HasDeleted(string sessionId) => _written.TryGetValue(sessionId, out var one) && one.Session is null;

    internal static OwnWrites None { get; } = new(new(StringComparer.OrdinalIgnoreCase));

    internal bool IsKnown(string sessionId, DateTimeOffset since, out Session? session)
    {
        var isKnown = _written.TryGetValue(sessionId, out var one) && one.At > since;
        session = isKnown ? one.Session : null;
        return isKnown;
    }

    internal OwnWrites With(string sessionId, Session? session, DateTimeOffset at, DateTimeOffset since) =>
        new(new Dictionary<string, (Session?, DateTimeOffset)>(_written.Where(one => one.Value.At > since), StringComparer.OrdinalIgnoreCase) { [sessionId] = (session, at) });

    internal OwnWrites Without(string sessionId)
    {
        var rest = new Dictionary<string, (Session?, DateTimeOffset)>(_written, StringComparer.OrdinalIgnoreCase);
        rest.Remove(sessionId);
        return new OwnWrites(rest);
    }

    internal int Count => _written.Count;
}
