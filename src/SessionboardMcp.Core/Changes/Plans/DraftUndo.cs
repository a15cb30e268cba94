using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Core.Changes.Records;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Plans how what was done in drafts is put back: placements one by one, a new draft by deleting it.</summary>
/// <param name="change">The change set.</param>
/// <param name="client">Sessionboard, under the connection's rights.</param>
internal sealed class DraftUndo(ChangeSet change, ISessionboardClient client)
{
    private const string Changed = "It was changed since.";
    private const string Committed = "The draft is committed, and cannot be changed any more.";
    private const string Gone = "Sessionboard has no such draft any more.";

    private readonly Dictionary<string, IReadOnlyList<DraftPlacement>> _placements = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyList<AgendaDraft>? _drafts;

    /// <summary>Whether a placement goes with the draft that was made with it: that is deleted as a whole.</summary>
    public static bool GoesWithDraft(ChangeSet change, RecordChange record) =>
        record.Kind == RecordKind.Placement && record.Drafted?.DraftId is null && change.Records[0] is { Kind: RecordKind.Draft, IsWritten: true };

    /// <summary>How a placement is put back; or why it is not.</summary>
    public async Task<(RecordChange? Back, string? Stays)> PlacementAsync(RecordChange record, CancellationToken cancellationToken)
    {
        if (PlacementRequest.DraftOf(change, record) is not { } draftId || record.Drafted is not { } drafted)
            return (null, Gone);
        if (await DraftAsync(draftId, cancellationToken) is not { } draft)
            return (null, Gone);
        if (AskedDraft.IsCommitted(draft))
            return (null, Committed);
        var now = (await PlacementsAsync(draftId, cancellationToken)).FirstOrDefault(one => string.Equals(one.SessionId, drafted.SessionId, StringComparison.OrdinalIgnoreCase));
        var back = record with { Id = now?.Id, AdminUrl = draft.AdminUrl ?? record.AdminUrl, Drafted = drafted with { DraftId = draftId }, Base = now is null ? null : PlacementFields.Held(now), IsCopy = false };
        if (record.Action == RecordAction.Delete)
            return now is null ? (back with { Action = RecordAction.Create, Fields = Before(record) }, null) : (null, Changed);
        if (now is null || !record.Fields.All(field => PlacementFields.Shows(now, field)))
            return (null, Changed);
        return record.Action == RecordAction.Create
            ? (back with { Action = RecordAction.Delete, Fields = [.. record.Fields.Select(Turned)] }, null)
            : (back with { Fields = [.. record.Fields.Where(field => field.NotUndoable is null).Select(Turned)] }, record.Fields.FirstOrDefault(field => field.NotUndoable is not null) is { } kept ? $"{kept.Label}: {kept.NotUndoable}" : null);
    }

    /// <summary>Why a draft that a change set made is not deleted; null where it is as it was made.</summary>
    public async Task<string?> WhyKeptAsync(RecordChange record, CancellationToken cancellationToken)
    {
        if (await DraftAsync(record.Id!, cancellationToken) is not { } draft)
            return Gone;
        if (AskedDraft.IsCommitted(draft))
            return Committed;
        var made = change.Records.Where(one => one.Kind == RecordKind.Placement).ToDictionary(one => one.Drafted!.SessionId, StringComparer.OrdinalIgnoreCase);
        var isAsMade = HeldRecord.Of(draft).MayShow(record)
            && (await PlacementsAsync(draft.Id, cancellationToken)).All(placement => placement.SessionId is { } id && made.TryGetValue(id, out var placed) && placed.Fields.All(field => PlacementFields.Shows(placement, field)));
        return isAsMade ? null : "It was worked on since. Delete it with delete_record if nothing in it is needed.";
    }

    private async Task<AgendaDraft?> DraftAsync(string id, CancellationToken cancellationToken) =>
        (_drafts ??= (await client.Agenda.ListDraftsAsync(change.EventId, cancellationToken)).Value).FirstOrDefault(draft => draft.Id == id);

    private async Task<IReadOnlyList<DraftPlacement>> PlacementsAsync(string draftId, CancellationToken cancellationToken) =>
        _placements.TryGetValue(draftId, out var known) ? known : _placements[draftId] = await client.Agenda.ListPlacementsAsync(change.EventId, draftId, cancellationToken);

    private static FieldChange Turned(FieldChange field) => field with
    {
        Before = field.After,
        After = field.Before ?? JsonValue.Null,
        ShownBefore = field.ShownAfter,
        ShownAfter = field.ShownBefore,
    };

    // Where it was before it was taken out.
    private static IReadOnlyList<FieldChange> Before(RecordChange record) =>
    [
        .. PlacementFields.All.Where(field => record.Base?.ContainsKey(field.Name) == true).Select(field => new FieldChange
        {
            Field = field.Name,
            Label = field.Label,
            After = record.Base![field.Name],
            ShownBefore = "",
            ShownAfter = record.Fields.FirstOrDefault(one => one.Field == field.Name)?.ShownBefore ?? record.Base[field.Name].ToString(),
        }),
    ];
}
