using System.Globalization;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Records;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Plans how a draft of the agenda is deleted, which nothing brings back. The live agenda stays as it is, whether or not the draft was committed.</summary>
internal static class DraftRemoval
{
    /// <summary>Why a deletion cannot be undone.</summary>
    public const string NoRestore = "Sessionboard cannot bring back a deleted draft.";

    private const string Committed = "committed";

    /// <summary>The plan of deleting one.</summary>
    /// <exception cref="InvalidArgumentException">There is none, or more than one.</exception>
    public static async Task<ChangePlan> DeleteAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var (client, eventId) = (asked.Call.Client, asked.Summary.Id);
        var drafts = (await client.Agenda.ListDraftsAsync(eventId, cancellationToken)).Value;
        var meant = NameResolver.Resolve(
            RemovalArguments.Id.Name, "draft", RemovalArguments.IdOf(asked.Call.Arguments), drafts.Select(one => new NamedChoice(one.Id, one.Name ?? "")));
        var draft = drafts.First(one => one.Id == meant.Id);
        var held = HeldRecord.Of(draft);
        var placed = (await client.Agenda.ListPlacementsAsync(eventId, draft.Id, cancellationToken)).Count;
        var isCommitted = string.Equals(draft.Status, Committed, StringComparison.OrdinalIgnoreCase);
        var places = placed == 1 ? "1 session" : string.Create(CultureInfo.InvariantCulture, $"{placed} sessions");
        return new ChangePlan
        {
            Event = asked.Summary,
            Summary = $"Delete the {(isCommitted ? "committed " : "")}agenda draft {StrangersText.Quoted(held.Name, asked.Cells.Masks)}, which places {places}.",
            Effects =
            [
                isCommitted
                    ? "It was committed. The live agenda stays as it is; only this record of it goes."
                    : "It was not committed, so all that is planned in it is lost. The live agenda stays as it is.",
                $"It cannot be undone: {NoRestore}",
            ],
            Records = [new PlannedRecord(RemovedRecord.Of(asked, RecordKind.Draft, held, held.Name, NoRestore), Touches.None)],
        };
    }
}
