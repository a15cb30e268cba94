using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Errors;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>
/// Looks at a draft just before sessions are placed in it, as the API takes no guard: what somebody moved since the plan is left alone, and what is
/// in a new draft already, as Sessionboard may fill one by itself, is not placed twice.
/// </summary>
internal static class PlacementPrecheck
{
    private const string Unread = "Sessionboard could not be read just before, so this and what follows was not written. Ask for it again later.";

    /// <summary>The records, each to be sent or with its outcome.</summary>
    public static async Task<IReadOnlyList<RecordChange>> LookAsync(
        ChangeSet change, string draftId, IReadOnlyList<RecordChange> records, ISessionboardClient client, CancellationToken cancellationToken)
    {
        // One that needs nobody's yes is sent a moment after it was read; a plan was searched for meanwhile.
        if (change.DecidedBy == Deciders.Rules && records is [{ Drafted.DraftId: not null }])
            return records;
        try
        {
            var placements = (await client.Agenda.ListPlacementsAsync(change.EventId, draftId, cancellationToken)).Where(one => one.SessionId is not null)
                .ToLookup(one => one.SessionId!, StringComparer.OrdinalIgnoreCase);
            return [.. records.Select(record => Looked(record, placements[record.Drafted!.SessionId].FirstOrDefault()))];
        }
        catch (NotFoundException)
        {
            return [.. records.Select(record => record with { Outcome = RecordOutcome.Refused, OutcomeNote = "Sessionboard has no such draft any more." })];
        }
        catch (SessionboardException)
        {
            return [.. records.Select(record => record with { Outcome = RecordOutcome.NotSent, OutcomeNote = Unread })];
        }
    }

    private static RecordChange Looked(RecordChange record, DraftPlacement? now) => (record.Action, now) switch
    {
        (RecordAction.Create, null) => record,
        (RecordAction.Create, { } there) when record.Fields.All(field => PlacementFields.Shows(there, field)) =>
            record with { Id = there.Id, Outcome = RecordOutcome.Accepted, OutcomeNote = "It was there already." },
        (RecordAction.Create, { } there) => Changed(record, there),
        (_, null) => record with { Outcome = RecordOutcome.Conflict, OutcomeNote = "It was taken out of the draft since it was read. Nothing of it was written." },
        (_, { } there) when there.Id == record.Id && PlacementFields.IsAsItWas(there, record) => record,
        (_, { } there) => Changed(record, there),
    };

    private static RecordChange Changed(RecordChange record, DraftPlacement now) => record with
    {
        Id = record.Id ?? now.Id,
        Outcome = RecordOutcome.Conflict,
        OutcomeNote = $"It was placed since it was read{Difference.Of(record.Base ?? PlacementFields.Held(now with { StartsAt = null, EndsAt = null, RoomId = null }), PlacementFields.Held(now))}. Nothing of it was written.",
    };
}
