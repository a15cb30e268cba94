using System.Diagnostics;
using SessionboardMcp.Core.Changes.Records;

namespace SessionboardMcp.Core.Changes.Flow;

/// <summary>
/// Sends a change set record by record (many sessions a hundred at once), and writes down before each request that it is being sent. So a process that is killed leaves behind
/// what it may have sent, and nothing is ever sent twice.
/// </summary>
/// <param name="store">Where change sets are kept.</param>
/// <param name="audit">Where it is written down. Without an entry nothing is sent.</param>
/// <param name="time">The clock.</param>
/// <param name="refused">What is learned of rights by it; null where nothing is asked by them.</param>
public sealed class ChangeSender(IChangeStore store, IAuditTrail audit, TimeProvider time, RefusedWrites? refused = null)
{
    /// <summary>How long after the last sign of it a change set has lost its process: longer than any request may take.</summary>
    internal static readonly TimeSpan Lost = TimeSpan.FromMinutes(3);

    /// <summary>Sends a change set that is <see cref="ChangeState.Applying"/> and whose sending this process has won.</summary>
    /// <param name="change">The change set, as it is kept.</param>
    /// <param name="client">Sessionboard, under the connection's rights.</param>
    /// <returns>The change set as it ended.</returns>
    internal async Task<ChangeSet> SendAsync(ChangeSet change, ISessionboardClient client)
    {
        Debug.Assert(change.State == ChangeState.Applying, "Only what was decided is sent.");
        // Not the caller's cancellation: what has begun must come to an end that is written down. Each request has its own deadline.
        var none = CancellationToken.None;
        await audit.AppendAsync(Entry(change, "change.applying", null), none);
        // A person's click may come to another process than what was written before.
        await client.HearAsync(none);
        EarlierChanges.Tell(client, await store.ListAsync(change.Connection, none), time.GetUtcNow());
        List<RecordChange> sent = [];
        for (var place = 0; place < change.Records.Count;)
        {
            // What follows from the first one's request is looked at, not sent.
            if (change.Records[place].IsConsequence)
            {
                change = await KeepAsync(await CommitOutcome.LookAsync(change, client, time.GetUtcNow(), none), none);
                break;
            }

            List<RecordChange> records = [.. change.Records.Skip(place).Take(CountFrom(change, place)).Select(record => record with { Outcome = RecordOutcome.Sending, IsScopeProven = IsProven(change, record, sent) })];
            change = await KeepAsync(change.With(place, records) with { SentAt = time.GetUtcNow() }, none);
            records = [.. await OnceAsync(change, records, client, none)];
            sent.AddRange(records);
            change = await KeepAsync(change.With(place, records), none);
            // What follows needs the same as what could not be sent, or lacked its scope.
            if (records.Any(record => record.Outcome == RecordOutcome.NotSent || record.MissingScope is not null))
                break;
            place += records.Count;
        }

        refused?.Note(change, sent);
        change = await KeepAsync(change with { State = change.StateOfRecords() }, none);
        ChangeMeters.Became(change);
        await UndoneChange.TellAsync(store, change, none);
        await audit.AppendAsync(Entry(change, "change.applied", change.State.ToString()), none);
        // Last, as it may take long: a process that ends meanwhile leaves a change that is known to be done.
        await UntoldSessions.LookAsync(change, client, time, none);
        EarlierChanges.Tell(client, [change], time.GetUtcNow());
        return change;
    }

    private bool IsProven(ChangeSet change, RecordChange record, List<RecordChange> sent)
    {
        var scope = ChangeScopes.WriteOf(record.Kind);
        return refused?.HasWritten(change.Connection, scope) == true || sent.Any(one => one.IsWritten && ChangeScopes.WriteOf(one.Kind) == scope);
    }

    private static int CountFrom(ChangeSet change, int place) =>
        change.Records[place].Kind == RecordKind.Placement ? PlacementRequest.CountFrom(change, place) : BulkRequest.CountFrom(change, place);

    private static async Task<IReadOnlyList<RecordChange>> OnceAsync(ChangeSet change, List<RecordChange> records, ISessionboardClient client, CancellationToken cancellationToken) =>
        records[0].Kind == RecordKind.Placement ? await PlacementRequest.SendAsync(change, records, client, cancellationToken)
        : records is [var only] ? [await RecordRequest.SendAsync(change, only, client, cancellationToken)]
        : await BulkRequest.SendAsync(change, records, client, cancellationToken);

    private async Task<ChangeSet> KeepAsync(ChangeSet change, CancellationToken cancellationToken) =>
        await store.ReplaceAsync(change, cancellationToken)
        ?? throw new InvalidOperationException("Another process changed a change set that this one was sending.");

    private AuditEntry Entry(ChangeSet change, string action, string? outcome) => ChangeEntry.Of(change, action, outcome, change.DecidedBy, time.GetUtcNow());
}
