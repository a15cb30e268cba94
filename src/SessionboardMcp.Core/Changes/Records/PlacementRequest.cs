using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>
/// Places sessions in a draft, moves them and takes them out: one by itself, several in one request, as Sessionboard allows a hundred in 15 minutes.
/// </summary>
internal static class PlacementRequest
{
    /// <summary>How many records of a change set go in the next request.</summary>
    /// <param name="change">The change set.</param>
    /// <param name="place">The place of the first, from 0.</param>
    public static int CountFrom(ChangeSet change, int place)
    {
        var draft = change.Records[place].Drafted?.DraftId;
        return change.Records.Skip(place).Take(BulkOperation.Most).TakeWhile(record => record.Kind == RecordKind.Placement && record.Drafted?.DraftId == draft).Count();
    }

    /// <summary>Sends them, once. Failures are outcomes.</summary>
    /// <param name="change">The change set.</param>
    /// <param name="records">Placements of one draft, of it, as many as a request takes.</param>
    /// <param name="client">Sessionboard, under the connection's rights.</param>
    /// <param name="cancellationToken">Nobody's: see <see cref="Flow.ChangeSender"/>.</param>
    public static async Task<IReadOnlyList<RecordChange>> SendAsync(
        ChangeSet change, IReadOnlyList<RecordChange> records, ISessionboardClient client, CancellationToken cancellationToken)
    {
        if (DraftOf(change, records[0]) is not { } draftId)
            return [.. records.Select(record => record with { Outcome = RecordOutcome.NotSent, OutcomeNote = "The draft was not made, as far as is known, so nothing was placed in it." })];
        var looked = await PlacementPrecheck.LookAsync(change, draftId, records, client, cancellationToken);
        List<RecordChange> open = [.. looked.Where(record => record.Outcome == RecordOutcome.Sending)];
        if (open.Count == 0)
            return looked;
        var sent = new Queue<RecordChange>(await OnceAsync(change.EventId, draftId, open, client, cancellationToken));
        return [.. looked.Select(record => record.Outcome == RecordOutcome.Sending ? sent.Dequeue() : record)];
    }

    /// <summary>The draft that a placement is in; null where the change set makes it, and did not, as far as is known.</summary>
    public static string? DraftOf(ChangeSet change, RecordChange placement) =>
        placement.Drafted?.DraftId ?? (change.Records[0] is { Kind: RecordKind.Draft, Action: RecordAction.Create, IsWritten: true, Id: { } made } ? made : null);

    private static async Task<IReadOnlyList<RecordChange>> OnceAsync(
        int eventId, string draftId, List<RecordChange> records, ISessionboardClient client, CancellationToken cancellationToken)
    {
        try
        {
            if (records is [var only])
                return [await OneAsync(eventId, draftId, only, client, cancellationToken)];
            var results = await client.Agenda.BulkPlacementsAsync(eventId, draftId, [.. records.Select(Operation)], cancellationToken);
            return [.. records.Select((record, place) => Of(record, results[place]))];
        }
        catch (SessionboardException failure)
        {
            // The answer to several that cannot be read tells of none whether it was carried out.
            var (outcome, note) = records.Count > 1 && failure is { Status: >= 200 and < 300 } ? (RecordOutcome.Unknown, RecordRequest.Unanswered) : RecordRequest.OutcomeOf(failure, records[0]);
            if (failure is NotFoundException)
                note = "Sessionboard has no such draft any more, or no such place in it.";
            return [.. records.Select(record => ForbiddenWrite.Noted(record, failure) with { Outcome = outcome, OutcomeNote = note })];
        }
        catch (AccessEndedException)
        {
            return [.. records.Select(record => record with { Outcome = RecordOutcome.NotSent, OutcomeNote = RecordRequest.AccessEnded })];
        }
    }

    private static async Task<RecordChange> OneAsync(int eventId, string draftId, RecordChange record, ISessionboardClient client, CancellationToken cancellationToken)
    {
        var fields = PlacementFields.Body(record);
        switch (record.Action)
        {
            case RecordAction.Create:
                return Written(record, await client.Agenda.CreatePlacementAsync(eventId, draftId, fields, cancellationToken));
            case RecordAction.Update:
                return Written(record, await client.Agenda.UpdatePlacementAsync(eventId, draftId, record.Id!, fields, cancellationToken));
            default:
                await client.Agenda.DeletePlacementAsync(eventId, draftId, record.Id!, cancellationToken);
                return record with { Outcome = RecordOutcome.Accepted };
        }
    }

    private static RecordChange Written(RecordChange record, DraftPlacement answer)
    {
        var missing = record.Fields.Where(field => !PlacementFields.Shows(answer, field)).Select(field => field.Label).ToList();
        return record with
        {
            Id = answer.Id,
            Outcome = missing.Count == 0 ? RecordOutcome.Changed : RecordOutcome.Accepted,
            OutcomeNote = missing.Count == 0 ? null : $"Sessionboard's answer does not show the new {string.Join(", ", missing)}.",
        };
    }

    private static BulkOperation Operation(RecordChange record) => record.Action switch
    {
        RecordAction.Create => new BulkOperation(BulkAction.Create, null, PlacementFields.Body(record), null),
        RecordAction.Update => new BulkOperation(BulkAction.Update, record.Id, PlacementFields.Body(record), null),
        _ => new BulkOperation(BulkAction.Delete, record.Id, PlacementFields.Body(record), null),
    };

    // Its answer tells no values, so it says no more than that they were accepted.
    private static RecordChange Of(RecordChange record, BulkResult? result) => result switch
    {
        null => record with { Outcome = RecordOutcome.Unknown, OutcomeNote = RecordRequest.Unanswered },
        { Succeeded: true } => record with { Outcome = RecordOutcome.Accepted, Id = record.Id ?? result.MadeId },
        _ when ForbiddenWrite.Is(result) => ForbiddenWrite.Of(record, result),
        _ => record with
        {
            Outcome = RecordOutcome.Refused,
            OutcomeNote = $"Sessionboard refused it{(result.UpstreamMessage is { } said ? $": {StrangersText.Quoted(said, maxLength: 300)}" : "")}.",
        },
    };
}
