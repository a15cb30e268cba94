namespace SessionboardMcp.Api.Sessions;

/// <summary>
/// The sessions of an event that a credential wrote in the last minutes, as Sessionboard's answers told them. It never changes: another write
/// makes another one.
/// </summary>
public sealed class OwnWrites
{
    private readonly Dictionary<string, Own> _written;
    private readonly Dictionary<string, EarlierWrites> _earlier;
    private readonly DateTimeOffset _oldest;

    private OwnWrites(Dictionary<string, Own> written, Dictionary<string, EarlierWrites> earlier) =>
        (_written, _earlier, _oldest) = (written, earlier, written.Values.Select(one => one.At).Concat(earlier.Values.Select(one => one.At)).DefaultIfEmpty(DateTimeOffset.MaxValue).Min());

    /// <summary>The sessions that were made or changed, where all of them is known.</summary>
    public IEnumerable<Session> Sessions => _written.Where(one => one.Value.Session is not null && !HasDeleted(one.Key)).Select(one => Later(one.Value.Session!));

    /// <summary>Whether a session was deleted.</summary>
    /// <param name="sessionId">The session's UUID.</param>
    public bool HasDeleted(string sessionId)
    {
        var isWritten = _written.TryGetValue(sessionId, out var one);
        return _earlier.TryGetValue(sessionId, out var earlier) && !(isWritten && one.At >= earlier.At) ? earlier.IsDeleted : isWritten && one.IsDeleted;
    }

    /// <summary>Whether something was written to a session of which no answer told its new <c>updated_at</c>, and no read has shown it since: a guard by what is read may refuse one's own next change.</summary>
    /// <param name="sessionId">The session's UUID.</param>
    public bool HasUntold(string sessionId)
    {
        var isWritten = _written.TryGetValue(sessionId, out var one);
        return _earlier.TryGetValue(sessionId, out var earlier) && !(isWritten && one.At >= earlier.At) ? earlier.IsUntold : isWritten && one is { Session: null, IsDeleted: false };
    }

    /// <summary>A session with what was written to it elsewhere since; itself where nothing was.</summary>
    /// <param name="read">The session as it was read, or written here.</param>
    public Session Later(Session read) => _earlier.TryGetValue(read.Id, out var earlier) ? earlier.On(read) : read;

    internal static OwnWrites None { get; } = new(new(StringComparer.OrdinalIgnoreCase), new(StringComparer.OrdinalIgnoreCase));

    internal int Count => _written.Count + _earlier.Count;

    /// <summary>What of it was written after an instant; itself where that is all.</summary>
    internal OwnWrites After(DateTimeOffset since) => _oldest > since ? this : new(
        new Dictionary<string, Own>(_written.Where(one => one.Value.At > since), StringComparer.OrdinalIgnoreCase),
        new Dictionary<string, EarlierWrites>(_earlier.Where(one => one.Value.At > since), StringComparer.OrdinalIgnoreCase));

    internal bool IsKnown(string sessionId, out Session? session)
    {
        var isKnown = _written.TryGetValue(sessionId, out var one);
        session = isKnown ? one.Session : null;
        return isKnown;
    }

    /// <summary>The newest of a session as it was read, as it was written here, and as it was written elsewhere.</summary>
    internal Session Newest(Session read) => Later(IsKnown(read.Id, out var written) && written is not null && !(read.UpdatedAt >= written.UpdatedAt) ? written : read);

    internal OwnWrites With(IReadOnlyList<EarlierWrites> told, DateTimeOffset since)
    {
        var earlier = new Dictionary<string, EarlierWrites>(_earlier, StringComparer.OrdinalIgnoreCase);
        var isNews = false;
        foreach (var one in told.Where(one => one.At > since))
        {
            var known = earlier.GetValueOrDefault(one.SessionId);
            var all = (known ?? one).With(one);
            if (known?.IsSameAs(all) == true)
                continue;
            earlier[one.SessionId] = all;
            isNews = true;
        }

        return isNews ? new OwnWrites(_written, earlier) : this;
    }

    internal OwnWrites With(Session session, DateTimeOffset at) => With(session.Id, new Own(session, at));

    /// <summary>With sessions as they were read after they were written: they are what they would be if an answer had told them.</summary>
    internal OwnWrites WithSeen(IEnumerable<Session> seen, DateTimeOffset at)
    {
        var (written, earlier) = (new Dictionary<string, Own>(_written, StringComparer.OrdinalIgnoreCase), new Dictionary<string, EarlierWrites>(_earlier, StringComparer.OrdinalIgnoreCase));
        foreach (var session in seen.Where(session => !HasDeleted(session.Id) && !(IsKnown(session.Id, out var known) && known?.UpdatedAt > session.UpdatedAt)))
        {
            written[session.Id] = new Own(session, at);
            earlier.Remove(session.Id);
        }

        return new OwnWrites(written, earlier);
    }

    internal OwnWrites WithDeleted(string sessionId, DateTimeOffset at) => With(sessionId, new Own(null, at) { IsDeleted = true, Last = IsKnown(sessionId, out var last) ? last : null });

    // Its answer does not tell the session, which is again what it was.
    internal OwnWrites WithRestored(string sessionId, DateTimeOffset at) =>
        With(sessionId, new Own(_written.TryGetValue(sessionId, out var one) && one.IsDeleted ? one.Last : null, at));

    // That it was written counts, lest what was known before be told again.
    internal OwnWrites WithUnknown(string sessionId, DateTimeOffset at) => With(sessionId, new Own(null, at));

    // What is written here comes after what was known of it.
    private OwnWrites With(string sessionId, Own own)
    {
        var earlier = new Dictionary<string, EarlierWrites>(_earlier, StringComparer.OrdinalIgnoreCase);
        earlier.Remove(sessionId);
        return new OwnWrites(new Dictionary<string, Own>(_written, StringComparer.OrdinalIgnoreCase) { [sessionId] = own }, earlier);
    }

    /// <summary>What is known of a session that was written.</summary>
    /// <param name="Session">The session; null where it was deleted, or is not told.</param>
    /// <param name="At">When it was written.</param>
    private readonly record struct Own(Session? Session, DateTimeOffset At)
    {
        /// <summary>Whether it was deleted.</summary>
        public bool IsDeleted { get; init; }

        /// <summary>Of a deleted one, what it was before, where that was written shortly before.</summary>
        public Session? Last { get; init; }
    }
}
