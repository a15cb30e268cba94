namespace SessionboardMcp.Core.Index;

/// <summary>
/// What the sessions of a version are looked up by: their ids with those of their parts, who is in them, and what they tell of their settings. Those
/// of the version that follows are made out of what changed.
/// </summary>
internal sealed class SessionColumns : IWeighed
{
    private readonly IReadOnlyList<IndexedSession> _sessions;

    private SessionColumns(IReadOnlyList<IndexedSession> sessions, KeyColumn ids, KeyColumn people, ToldSettings settings) => (_sessions, Ids, People, Settings) = (sessions, ids, people, settings);

    /// <summary>Of no sessions.</summary>
    public static SessionColumns None { get; } = new([], KeyColumn.None, KeyColumn.None, new ToldSettings([]));

    /// <summary>Of each session its id and those of its parts.</summary>
    public KeyColumn Ids { get; }

    /// <summary>Of each session everybody in it and in its parts, in their order.</summary>
    public KeyColumn People { get; }

    /// <summary>What all of them tell of their tracks, rooms and the like.</summary>
    public ToldSettings Settings { get; }

    /// <summary>The columns of a version, made once.</summary>
    public static SessionColumns Of(IndexPart<IndexedSession> sessions) => sessions.Made.Renewed<SessionColumns>(typeof(SessionColumns), earlier => (earlier ?? None).With(sessions.Items));

    /// <inheritdoc/>
    public long Weigh(HashSet<object> counted) => counted.Add(this) ? Ids.Bytes + People.Bytes + Settings.Bytes : 0;

    private SessionColumns With(IReadOnlyList<IndexedSession> sessions)
    {
        var difference = new RecordDifference<IndexedSession>(_sessions, sessions);
        return new SessionColumns(
            sessions,
            Ids.With(difference, sessions, static session => session.Subsessions.Select(part => part.Record.Id).Prepend(session.Record.Id).Select(KeyHash.Of)),
            People.With(difference, sessions, static session => session.Everybody.Select(part => KeyHash.Of(part.ContactId))),
            Settings.With(difference.ComeRecords, difference.GoneRecords));
    }
}
