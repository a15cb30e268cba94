namespace SessionboardMcp.Core.Changes.Flow;

/// <summary>Lets a change set that was put back say so, so that it is not put back a second time. What was put back in part can be tried again.</summary>
internal static class UndoneChange
{
    private const int MostTries = 10;

    /// <summary>Tells it.</summary>
    /// <param name="store">Where change sets are kept.</param>
    /// <param name="undo">What may have put another one back.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public static async Task TellAsync(IChangeStore store, ChangeSet undo, CancellationToken cancellationToken)
    {
        if (undo is not { UndoOf: { } id, State: ChangeState.Applied })
            return;
        // Whoever looks it up at this time writes it, too. What can never be replaced stays as it is told: its records say that they were put back.
        for (var tries = 0; tries < MostTries && await store.FindAsync(undo.Connection, id, cancellationToken) is { UndoneBy: null } undone; tries++)
        {
            if (await store.ReplaceAsync(undone with { State = ChangeState.Undone, UndoneBy = undo.Id }, cancellationToken) is { } kept)
            {
                ChangeMeters.Became(kept);
                return;
            }
        }
    }
}
