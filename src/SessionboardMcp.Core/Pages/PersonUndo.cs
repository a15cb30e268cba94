using System.Security.Cryptography;
using System.Text;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Changes.Records;

namespace SessionboardMcp.Core.Pages;

/// <summary>
/// Plans what a person's click on Undo does: a change set of its own, that waits. Where it puts back exactly what the person has just seen, the
/// click was the decision about it; elsewhere it is shown first.
/// </summary>
/// <param name="store">Where change sets are kept.</param>
/// <param name="time">The clock.</param>
public sealed class PersonUndo(IChangeStore store, TimeProvider time)
{
    private static readonly TimeSpan Waits = TimeSpan.FromHours(24);

    /// <summary>Plans it.</summary>
    /// <param name="change">What is put back; something of it was written.</param>
    /// <param name="client">Sessionboard, under the connection's rights.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    /// <returns>The plan; nothing is sent by it.</returns>
    /// <exception cref="TooManyWaitingException">So many wait already.</exception>
    internal async Task<UndoOffer> PlanAsync(ChangeSet change, ISessionboardClient client, CancellationToken cancellationToken)
    {
        await client.HearAsync(cancellationToken);
        EarlierChanges.Tell(client, await store.ListAsync(change.Connection, cancellationToken), time.GetUtcNow());
        var plan = await UndoPlan.OfAsync(change, client, time, cancellationToken);
        if (plan.Records.Count == 0)
            return new UndoOffer(null, false, plan.Left);
        var records = plan.Records.Select(planned => planned.Record).ToList();
        var now = time.GetUtcNow();
        var kept = await store.AddAsync(
            new ChangeSet
            {
                Id = ChangeId.New(),
                Connection = change.Connection,
                Client = change.Client,
                Tool = "undo_change",
                // Not that of an assistant's call: a person may undo what they refused to the assistant.
                Fingerprint = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"page undo {change.Id} {change.Version}"))),
                EventId = change.EventId,
                EventName = change.EventName,
                TimeZone = change.TimeZone,
                Summary = $"Undo: {change.Summary}",
                Effects = [.. plan.Records.Any(planned => planned.Touches.HasFlag(Touches.Public)) ? ["The public sees it."] : (string[])[], .. plan.Left, .. Precheck.Effects(records)],
                Records = records,
                Reasons = plan.Left.Count > 0 ? ["Not all of it can be put back."] : ["You asked for it."],
                CreatedAt = now,
                ExpiresAt = now + Waits,
                State = ChangeState.Waiting,
                UndoOf = change.Id,
            },
            cancellationToken);
        return new UndoOffer(kept, plan.Left.Count == 0 && IsAsShown(change, records), plan.Left);
    }

    // Everything that was written goes back, to the values that stood before the arrow.
    private static bool IsAsShown(ChangeSet change, List<RecordChange> back)
    {
        var written = change.Records.Where(record => record.IsWritten).ToList();
        // A place that was given to another meanwhile was not seen.
        return back.Count == written.Count && back.All(record => record.NotUndoable is null && record.Conflicts.Count == 0 && written.Any(one => IsBack(one, record)));
    }

    private static bool IsBack(RecordChange written, RecordChange back) =>
        written.Kind == back.Kind && written.Id == back.Id && (written.Action, back.Action) switch
        {
            (RecordAction.Update, RecordAction.Update) => written.Fields.Count == back.Fields.Count
                && written.Fields.All(field => back.Fields.Any(one => one.Field == field.Field && one.ShownAfter == field.ShownBefore)),
            (RecordAction.Create, RecordAction.Delete) or (RecordAction.Delete, RecordAction.Restore) => true,
            _ => false,
        };
}

/// <summary>What an undo would do.</summary>
/// <param name="Change">The change set that waits; null where nothing can be put back.</param>
/// <param name="IsAsShown">Whether it puts back all that was written, to what the person saw.</param>
/// <param name="Left">What stays as it is, a sentence each.</param>
internal sealed record UndoOffer(ChangeSet? Change, bool IsAsShown, IReadOnlyList<string> Left);
