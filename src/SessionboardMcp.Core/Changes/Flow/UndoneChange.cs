using SessionboardMcp.Core.Changes.Plans;

namespace SessionboardMcp.Core.Changes.Flow;

/// <summary>
/// Lets a change set that was put back say so, and what of it stayed, so that it is not put back a second time. What was put back in part can be tried again.
/// Where what put it back is itself put back, it says that it was done again.
/// </summary>
internal static class UndoneChange
{
    private const int MostTries = 10;
    private const int MostSteps = 100;

    /// <summary>Tells it.</summary>
    /// <param name="store">Where change sets are kept.</param>
    /// <param name="undo">What may have put another one back.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public static async Task TellAsync(IChangeStore store, ChangeSet undo, CancellationToken cancellationToken)
    {
        if (undo is not { UndoOf: { } id, State: ChangeState.Applied })
            return;
        var undone = await ReplaceAsync(store, undo, id, one => one.UndoneBy is null ? Undone(one, undo) : null, cancellationToken);
        if (undone is null)
            return;
        ChangeMeters.Became(undone);
        // What the undone one had put back is done again; what that one had, is put back again; and so on.
        var isDone = true;
        for (var (steps, next) = (0, undone.UndoOf); next is not null && steps < MostSteps; steps++, isDone = !isDone)
        {
            var by = isDone ? undo.Id : null;
            next = (await ReplaceAsync(store, undo, next, one => one with { RedoneBy = by }, cancellationToken))?.UndoOf;
        }
    }

    // Whoever looks it up at this time writes it, too. What can never be replaced stays as it is told: its records say that they were put back.
    private static async Task<ChangeSet?> ReplaceAsync(IChangeStore store, ChangeSet undo, string id, Func<ChangeSet, ChangeSet?> change, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await store.FindAsync(undo.Connection, id, cancellationToken) is not { } found || change(found) is not { } next)
                return null;
            if (await store.ReplaceAsync(next, cancellationToken) is { } kept)
                return kept;
        }

        return null;
    }

    private static ChangeSet Undone(ChangeSet change, ChangeSet undo) => change with
    {
        State = ChangeState.Undone,
        UndoneBy = undo.Id,
        Records =
        [
            // What was made in a draft went with the draft.
            .. change.Records.Select(record => record is { IsWritten: true, Id: not null } && !DraftUndo.GoesWithDraft(change, record)
                ? Told(record, undo.Records.FirstOrDefault(one => one.Kind == record.Kind && one.Id == record.Id && one.Drafted?.SessionId == record.Drafted?.SessionId))
                : record),
        ],
    };

    private static RecordChange Told(RecordChange record, RecordChange? undo) => record with
    {
        WasPutBack = undo is not null,
        Fields = undo is not { Fields.Count: > 0 } ? record.Fields : [.. record.Fields.Select(field => field with { WasLeft = undo.Fields.All(one => one.Field != field.Field) })],
    };
}
