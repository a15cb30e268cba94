namespace SessionboardMcp.Api.Sessions;

/// <summary>
/// The sessions of an event that a credential wrote in the last minutes, as Sessionboard's answers told them. It never changes: another write
/// makes another one.
/// </summary>
public sealed class OwnWrites
{
    private readonly Dictionary<string, Own> _written;
    private readonly Dictionary<string, EarlierWrites> _earlier;

    private OwnWrites(Dictionary<string, Own> written, Dictionary<string, EarlierWrites> earlier) => (_written, _earlier) = (written, earlier);

    /// <summary>The sessions that were made or changed, where all of them is known.</summary>
    public IEnumerable<Session> Sessions => _written.Where(one => one.Value.Session is not null && !HasDeleted(one.Key)).Select(one => Later(one.Value.Session!));

    /// <summary>Whether a session was deleted.</summary>
    /// <param name="sessionId">The session's UUID.</param>
    public bool HasDeleted(string sessionId) => HasDeleted(sessionId, DateTimeOffset.MinValue);

    /// <summary>A session with what was written to it elsewhere since; itself where nothing was.</summary>
    /// <param name="read">The session as it was read, or written here.</param>
    public Session Later(Session read) => _earlier.TryGetValue(read.Id, out var earlier) ? earlier.On(read) : read;

    internal static OwnWrites None { get; } = new(new(StringComparer.OrdinalIgnoreCase), new(StringComparer.OrdinalIgnoreCase));

    internal bool HasDeleted(string sessionId, DateTimeOffset since)
    {
        var isWritten = _written.TryGetValue(sessionId, out var one) && one.At > since;
        return _earlier.TryGetValue(sessionId, out var earlier) && earlier.At > since && !(isWritten && one.At >= earlier.At)
            ? earlier.IsDeleted
            : isWritten && one.Session is null;
    }

    internal bool IsKnown(string sessionId, DateTimeOffset since, out Session? session)
    {
        var isKnown = _written.TryGetValue(sessionId, out var one) && one.At > since;
        session = isKnown ? one.Session : null;
        return isKnown;
    }

    /// <summary>The newest of a session as it was read, as it was written here, and as it was written elsewhere.</summary>
    internal Session Newest(Session read, DateTimeOffset since)
    {
        var known = IsKnown(read.Id, since, out var written) && written is not null && !(read.UpdatedAt >= written.UpdatedAt) ? written : read;
        return _earlier.TryGetValue(read.Id, out var earlier) && earlier.At > since ? earlier.On(known) : known;
    }

    internal OwnWrites With(IReadOnlyList<EarlierWrites> told, DateTimeOffset since)
    {
        var fresh = told.Where(one => one.At > since && !(_earlier.TryGetValue(one.SessionId, out var known) && known.IsSameAs(one))).ToList();
        if (fresh.Count == 0)
            return this;
        var earlier = new Dictionary<string, EarlierWrites>(_earlier.Where(one => one.Value.At > since), StringComparer.OrdinalIgnoreCase);
        foreach (var one in fresh)
            earlier[one.SessionId] = one;
        return new OwnWrites(_written, earlier);
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
        return new OwnWrites(rest, EarlierBut(sessionId));
    }

    internal int Count => _written.Count + _earlier.Count;

    private OwnWrites With(string sessionId, Own own, DateTimeOffset since) =>
        new(new Dictionary<string, Own>(_written.Where(one => one.Value.At > since), StringComparer.OrdinalIgnoreCase) { [sessionId] = own }, EarlierBut(sessionId));

    // What is written here comes after what was known of it.
    private Dictionary<string, EarlierWrites> EarlierBut(string sessionId)
    {
        var rest = new Dictionary<string, EarlierWrites>(_earlier, StringComparer.OrdinalIgnoreCase);
        rest.Remove(sessionId);
        return rest;
    }

    /// <summary>What is known of a session that was written.</summary>
    /// <param name="Session">The session; null where it was deleted.</param>
    /// <param name="At">When it was written.</param>
    /// <param name="Last">Of a deleted one, what it was before, where that was written shortly before.</param>
    private readonly record struct Own(Session? Session, DateTimeOffset At, Session? Last);
}
