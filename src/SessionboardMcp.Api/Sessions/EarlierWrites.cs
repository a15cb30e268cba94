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

    /// <summary>What was changed, in any order.</summary>
    public IReadOnlyList<EarlierUpdate> Updates { get; init; } = [];

    /// <summary>Whether something of it was written of which no answer told the session's new <c>updated_at</c>, as in bulk and by a commit.</summary>
    public bool IsUntold { get; init; }

    /// <summary>
    /// A session with what was written to it after it was as it is read. Where one change does not rest on the one before, somebody else's lies between, and
    /// what the session is then is not known: with the later <c>updated_at</c> that would be written over.
    /// </summary>
    internal Session On(Session session) => Updates
        .OrderBy(update => update.Known).ThenBy(update => update.SentAt)
        .Aggregate(session, (known, update) => update.RestsOn == known.UpdatedAt && update.Apply(known) is { } written ? written with { UpdatedAt = update.Known } : known);

    /// <summary>
    /// These and others of the same session: several connections of one credential have written, and each tells its own. Of what is told again the last
    /// counts, and what is so much older than the newest is in every read.
    /// </summary>
    internal EarlierWrites With(EarlierWrites told)
    {
        List<EarlierUpdate> all = [.. told.Updates.Concat(Updates).DistinctBy(update => (update.UpdatedAt, update.SentAt)).OrderBy(update => update.Known).ThenBy(update => update.SentAt)];
        var (newest, last) = (told.At >= At ? told : this, all.Max(update => update.UpdatedAt));
        return newest with
        {
            IsUntold = told.IsUntold || IsUntold,
            Updates = [.. all.Where(update => update.SentAt is { } sent ? newest.At - sent < OwnSessions.Remembered : last - update.UpdatedAt < OwnSessions.Remembered)],
        };
    }

    internal bool IsSameAs(EarlierWrites other) => At == other.At && IsDeleted == other.IsDeleted && IsUntold == other.IsUntold
        && Updates.Select(update => (update.UpdatedAt, update.RestsOn, update.SentAt)).SequenceEqual(other.Updates.Select(update => (update.UpdatedAt, update.RestsOn, update.SentAt)));
}

/// <summary>One change of a session.</summary>
/// <param name="UpdatedAt">The session's <c>updated_at</c> by the answer; null where no answer told it: it stays what it was, so that Sessionboard's guard still holds.</param>
/// <param name="RestsOn">Its <c>updated_at</c> before: Sessionboard made the change of this one and no other.</param>
/// <param name="Apply">The session with it; null where what is known of the session cannot show all of it, and so nothing of it.</param>
public sealed record EarlierUpdate(DateTimeOffset? UpdatedAt, DateTimeOffset RestsOn, Func<Session, Session?> Apply)
{
    /// <summary>When it was sent (UTC), of one whose <c>updated_at</c> was not told; null of the others, which are told apart by theirs.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The <c>updated_at</c> that is known of the session with it.</summary>
    internal DateTimeOffset Known => UpdatedAt ?? RestsOn;
}
