namespace SessionboardMcp.Api.Sessions;

/// <summary>
/// The sessions of an event that a credential wrote in the last minutes, as Sessionboard's answers told them. It never changes: another write
/// makes another one.
/// </summary>
public sealed class OwnWrites
{
    private readonly Dictionary<string, Own> _written;

    private OwnWrites(Dictionary<string, Own> written) => _written = written;

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

    internal OwnWrites With(Session session, DateTimeOffset at, DateTimeOffset since) => With(session.Id, new Own(session, at, null), since);

    internal OwnWrites WithDeleted(string sessionId, DateTimeOffset at, DateTimeOffset since) =>
        With(sessionId, new Own(null, at, IsKnown(sessionId, since, out var last) ? last : null), since);

    // Its answer does not tell the session, which is again what it was.
    internal OwnWrites WithRestored(string sessionId, DateTimeOffset at, DateTimeOffset since) =>
        _written.TryGetValue(sessionId, out var one) && one is { Session: null, Last: { } last } ? With(sessionId, new Own(last, at, null), since) : Without(sessionId);

    internal OwnWrites Without(string sessionId)
    {
        var rest = new Dictionary<string, Own>(_written, StringComparer.OrdinalIgnoreCase);
        rest.Remove(sessionId);
        return new OwnWrites(rest);
    }

    internal int Count => _written.Count;

    private OwnWrites With(string sessionId, Own own, DateTimeOffset since) =>
        new(new Dictionary<string, Own>(_written.Where(one => one.Value.At > since), StringComparer.OrdinalIgnoreCase) { [sessionId] = own });

    /// <summary>What is known of a session that was written.</summary>
    /// <param name="Session">The session; null where it was deleted.</param>
    /// <param name="At">When it was written.</param>
    /// <param name="Last">Of a deleted one, what it was before, where that was written shortly before.</param>
    private readonly record struct Own(Session? Session, DateTimeOffset At, Session? Last);
}
