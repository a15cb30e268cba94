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
            var written = new Dictionary<string, EarlierWrites>(StringComparer.OrdinalIgnoreCase);
            foreach (var change in ofEvent.OrderBy(change => change.SentAt))
            {
                foreach (var record in change.Records.Where(record => record is { Kind: RecordKind.Session, Id: not null }))
                    Add(written, change, record);
            }

            if (written.Count > 0)
                client.Sessions.Learn(ofEvent.Key, [.. written.Values]);
        }
    }

    private static void Add(Dictionary<string, EarlierWrites> written, ChangeSet change, RecordChange record)
    {
        // Whether it was carried out is not known: it may be there again.
        var isOpen = record.Outcome is RecordOutcome.Unknown or RecordOutcome.Sending;
        if (!record.IsWritten && !isOpen)
            return;
        var known = written.GetValueOrDefault(record.Id!) ?? new EarlierWrites(record.Id!, change.SentAt!.Value);
        // What was put back is there again, whatever two clocks say of which came first.
        known = known with { At = change.SentAt!.Value, IsDeleted = record is { Action: RecordAction.Delete, IsWritten: true } && change.State != ChangeState.Undone };
        // Of what was sent in bulk, and of what a commit moved, no answer told the values.
        written[record.Id!] = record is { IsWritten: true, NotGuarded: false, Action: not RecordAction.Delete, WrittenAt: { } at }
            ? known with { Updates = [.. known.Updates, new EarlierUpdate(at, session => WrittenSession.Of(session, record.Fields))] }
            : known;
    }
}
