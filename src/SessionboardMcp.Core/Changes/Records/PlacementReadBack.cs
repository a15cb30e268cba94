using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Errors;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>Looks at a draft for the placements of which nobody knows whether they were written: one reading for all of them.</summary>
internal static class PlacementReadBack
{
    private const string Shown = "No answer came, but Sessionboard shows it.";

    // Longer than a server works at a request that nobody waits for any more, as a rule. Nothing says that drafts are read late.
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    /// <summary>The change set with what can be said of its placements now.</summary>
    public static async Task<ChangeSet> LookAsync(ChangeSet change, ISessionboardClient client, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var isEarly = now - change.SentAt < Settled;
        var unknown = change.Records.Where(IsUnknown).Select(record => PlacementRequest.DraftOf(change, record)).Distinct().ToList();
        foreach (var draftId in unknown)
        {
            if (draftId is null)
                continue;
            IReadOnlyList<DraftPlacement> placements;
            try
            {
                placements = await client.Agenda.ListPlacementsAsync(change.EventId, draftId, cancellationToken);
            }
            catch (NotFoundException)
            {
                placements = [];
            }
            catch (SessionboardException)
            {
                // Looked up another time.
                continue;
            }

            var bySession = placements.Where(one => one.SessionId is not null).ToLookup(one => one.SessionId!, StringComparer.OrdinalIgnoreCase);
            change = change with
            {
                Records = [.. change.Records.Select(record => IsUnknown(record) && PlacementRequest.DraftOf(change, record) == draftId ? Seen(record, bySession[record.Drafted!.SessionId].FirstOrDefault(), isEarly) : record)],
            };
        }

        return change;
    }

    private static bool IsUnknown(RecordChange record) => record is { Kind: RecordKind.Placement, Outcome: RecordOutcome.Unknown };

    private static RecordChange Seen(RecordChange record, DraftPlacement? now, bool isEarly)
    {
        var isWritten = record.Action == RecordAction.Delete ? now is null : now is not null && record.Fields.All(field => PlacementFields.Shows(now, field));
        if (isWritten)
            return record with { Id = record.Id ?? now?.Id, Outcome = RecordOutcome.Accepted, OutcomeNote = record.Action == RecordAction.Delete ? "No answer came, but it is not in the draft any more." : Shown };
        return isEarly
            ? record with { OutcomeNote = "No answer came, and the draft does not show it. It may still be carried out: call get_change again in a minute." }
            : record with { Outcome = RecordOutcome.Refused, OutcomeNote = "No answer came, and the draft does not show it: it was not written. Ask for it again if it is still wanted." };
    }
}
