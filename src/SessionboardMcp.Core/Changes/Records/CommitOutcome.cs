using SessionboardMcp.Api.Sessions;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>
/// Finds out what a commit did: it answers nothing, and what becomes of sessions that a draft lacks is not published. Sessions are read by the search
/// that Sessionboard does not limit; its reads may be three minutes old.
/// </summary>
internal static class CommitOutcome
{
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Clocks = TimeSpan.FromMinutes(1);

    /// <summary>The change set with what is known of the sessions that its commit moves.</summary>
    /// <param name="change">The change set, its first record being the commit.</param>
    /// <param name="client">Sessionboard.</param>
    /// <param name="now">The time (UTC).</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public static async Task<ChangeSet> LookAsync(ChangeSet change, ISessionboardClient client, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var first = change.Records[0];
        if (!change.Records.Any(IsOpen))
            return change;
        // It was sent, no answer came, and the draft is not committed: what it moved before it stopped is live all the same.
        var isStopped = first.Outcome is RecordOutcome.Refused or RecordOutcome.Conflict && change.Records.Any(record => record is { IsConsequence: true, Outcome: RecordOutcome.Unknown });
        var sessions = first.IsWritten || isStopped
            ? await BulkPrecheck.ChangedSinceAsync(change.EventId, (change.DecidedAt ?? change.CreatedAt) - Clocks, client, cancellationToken)
            : null;
        var isEarly = sessions is null || now - change.SentAt < Lag;
        return change with
        {
            Records =
            [
                .. change.Records.Select(record => !IsOpen(record) ? record
                    : isStopped ? Stopped(record, sessions?.GetValueOrDefault(record.Id!), isEarly)
                    : Of(first, record, sessions?.GetValueOrDefault(record.Id!), isEarly)),
            ],
        };
    }

    private static bool IsOpen(RecordChange record) => record is { IsConsequence: true, Outcome: RecordOutcome.NotSent or RecordOutcome.Sending or RecordOutcome.Unknown };

    private static RecordChange Stopped(RecordChange record, Session? now, bool isEarly) =>
        now is not null && record.Fields.All(field => SessionFields.Shows(now, field))
            ? record with { NotGuarded = true, WrittenAt = now.UpdatedAt, Outcome = RecordOutcome.Changed, OutcomeNote = "It is live as the draft has it, though that is not committed: the commit stopped halfway, or somebody moved it. Commit again for the rest, or undo this." }
            : isEarly
            ? record with { Outcome = RecordOutcome.Unknown, OutcomeNote = "The draft is not committed. Whether this one was moved before the commit stopped shows within three minutes: call get_change again then." }
            : record with { Outcome = RecordOutcome.NotSent, OutcomeNote = "The draft was not committed." };

    private static RecordChange Of(RecordChange first, RecordChange record, Session? now, bool isEarly)
    {
        if (first.Outcome is RecordOutcome.Unknown or RecordOutcome.Sending)
            return record with { Outcome = RecordOutcome.Unknown, OutcomeNote = "It is not known whether the draft was committed." };
        if (!first.IsWritten)
            return record with { Outcome = RecordOutcome.NotSent, OutcomeNote = "The draft was not committed." };
        // Of what a commit does no answer tells the values.
        var told = record with { NotGuarded = true, WrittenAt = now?.UpdatedAt };
        if (now is not null && record.Fields.All(field => SessionFields.Shows(now, field)))
            return told with { Outcome = RecordOutcome.Changed, OutcomeNote = null };
        if (now is null && !RecordNouns.IsListed(record))
            return told with { Outcome = RecordOutcome.Accepted, OutcomeNote = "The draft is committed. Sessionboard's list of sessions does not show this one, so what became of it cannot be looked up here." };
        var isRemoved = record.Fields.All(field => JsonValue.IsNothing(field.After));
        return (isEarly, isRemoved) switch
        {
            (true, true) => told with { Outcome = RecordOutcome.Unknown, OutcomeNote = "The draft is committed. Whether this one keeps its place shows within three minutes: call get_change again then." },
            (true, false) => told with { Outcome = RecordOutcome.Accepted, OutcomeNote = "The draft is committed, and Sessionboard's reads may be three minutes old." },
            (false, true) => told with { Outcome = RecordOutcome.Refused, OutcomeNote = "It kept its place: Sessionboard leaves what a committed draft lacks." },
            _ => told with { Outcome = RecordOutcome.Conflict, OutcomeNote = "The draft is committed, and the agenda shows another place: it was moved since, or the commit passed it over." },
        };
    }
}
