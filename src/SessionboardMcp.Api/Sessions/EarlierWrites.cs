namespace SessionboardMcp.Api.Sessions;

/// <summary>
/// What a credential wrote to a session through another process of the server, or before this one was started: known by what was sent, as the answer
/// was told elsewhere.
/// </summary>
/// <param name="SessionId">The session's UUID.</param>
/// <param name="At">When the last of it was sent (UTC).</param>
public sealed record EarlierWrites(string SessionId, DateTimeOffset At)
{
    /// <summary>Whether it was deleted, and not brought back since.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>What was changed, the oldest first.</summary>
    public IReadOnlyList<EarlierUpdate> Updates { get; init; } = [];

    /// <summary>A session with what was written to it after it was as it is read.</summary>
    internal Session On(Session session) => Updates
        .Where(update => !(session.UpdatedAt >= update.UpdatedAt))
        .Aggregate(session, (known, update) => update.Apply(known) with { UpdatedAt = update.UpdatedAt });

    internal bool IsSameAs(EarlierWrites other) => At == other.At && IsDeleted == other.IsDeleted && Updates.Select(update => update.UpdatedAt).SequenceEqual(other.Updates.Select(update => update.UpdatedAt));
}

/// <summary>One change of a session.</summary>
/// <param name="UpdatedAt">The session's <c>updated_at</c> by the answer: what is read with an older one does not show the change yet.</param>
/// <param name="Apply">The session with it.</param>
public sealed record EarlierUpdate(DateTimeOffset UpdatedAt, Func<Session, Session> Apply);
