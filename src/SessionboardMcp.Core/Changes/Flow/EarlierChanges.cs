using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Changes.Records;

namespace SessionboardMcp.Core.Changes.Flow;

/// <summary>
/// Tells the client of Sessionboard what a connection's change sets wrote to sessions in the last minutes. Sessionboard's reads of sessions may be three
/// minutes old, and only the process that wrote has the answers: any other, or this one after a start, would take what it wrote itself for what
/// somebody changed since. The change sets are where every process sees them.
/// </summary>
internal static class EarlierChanges
{
    // A little longer than Sessionboard's own three minutes.
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(4);

    /// <summary>Tells them. What this process wrote itself it knows better, and nothing is asked.</summary>
    /// <param name="client">Sessionboard, under the connection's rights.</param>
    /// <param name="changes">The change sets of the connection, in any order.</param>
    /// <param name="now">The time (UTC).</param>
    public static void Tell(ISessionboardClient client, IReadOnlyList<ChangeSet> changes, DateTimeOffset now)
    {
        foreach (var ofEvent in changes.Where(change => now - change.SentAt < Lag).GroupBy(change => change.EventId))
        {
            var sent = from change in ofEvent
                       orderby change.SentAt
                       from record in change.Records
                       where record is { Kind: RecordKind.Session, Id: not null } && (record.IsWritten || IsOpen(record))
                       group (change, record) by record.Id!.ToUpperInvariant();
            List<EarlierWrites> written = [.. sent.Select(one => Of([.. one]))];
            if (written.Count > 0)
                client.Sessions.Learn(ofEvent.Key, written);
        }
    }

    // Whether it was carried out is not known: it may be there again.
    private static bool IsOpen(RecordChange record) => record.Outcome is RecordOutcome.Unknown or RecordOutcome.Sending;

    private static EarlierWrites Of(IReadOnlyList<(ChangeSet Change, RecordChange Record)> sent)
    {
        var (change, last) = sent[^1];
        return new EarlierWrites(last.Id!, change.SentAt!.Value)
        {
            // What was put back is there again, whatever two clocks say of which came first.
            IsDeleted = last is { Action: RecordAction.Delete, IsWritten: true } && change.State != ChangeState.Undone,
            IsUntold = sent.Any(one => one.Record is { IsTold: false, Action: RecordAction.Update or RecordAction.Restore }),
            Updates = Updates(sent),
        };
    }

    // Only what rests on a guard: a delete takes none, so what comes back is not known to be what it was when it was read before. In bulk and by a
    // commit no answer tells the new updated_at: what was sent is shown, and the guard stays the one that Sessionboard refuses where there is more.
    private static List<EarlierUpdate> Updates(IReadOnlyList<(ChangeSet Change, RecordChange Record)> sent)
    {
        var updates = new List<EarlierUpdate>();
        foreach (var (change, record) in sent.Where(one => one.Record is { IsWritten: true, Action: RecordAction.Update }))
        {
            var last = updates is [.., { } before] ? before.UpdatedAt ?? before.RestsOn : (DateTimeOffset?)null;
            if (record is { IsTold: true, BaseUpdatedAt: { } known })
                updates.Add(new EarlierUpdate(record.WrittenAt!.Value, known, Apply(record)));
            // What is put back at once is sent without a guard, on what was sent before it.
            else if (record.NotGuarded && (record.BaseUpdatedAt ?? last) is { } untold)
                updates.Add(new EarlierUpdate(null, untold, Apply(record)) { SentAt = change.SentAt });
        }

        return updates;
    }

    private static Func<Session, Session?> Apply(RecordChange record) => session => WrittenSession.Of(session, record.Fields);
}
