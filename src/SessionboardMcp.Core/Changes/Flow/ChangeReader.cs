using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Changes.Records;

namespace SessionboardMcp.Core.Changes.Flow;

/// <summary>
/// Reads change sets as they stand: what waited too long has expired, and of what lost its process, or its answer, it is looked up at
/// Sessionboard what can be known.
/// </summary>
/// <param name="store">Where change sets are kept.</param>
/// <param name="time">The clock.</param>
public sealed class ChangeReader(IChangeStore store, TimeProvider time)
{
    /// <summary>A change set of a connection as it stands; null where there is none of that id.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="id">The id; null for the latest.</param>
    /// <param name="client">Sessionboard, where it may be asked; null where not.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public async Task<ChangeSet?> FindAsync(string connection, string? id, ISessionboardClient? client, CancellationToken cancellationToken)
    {
        var all = client is null && id is not null ? [] : await store.ListAsync(connection, cancellationToken);
        // Whoever looks at a change looks at the session next.
        if (client is not null)
            EarlierChanges.Tell(client, all, time.GetUtcNow());
        var change = id is not null ? await store.FindAsync(connection, id, cancellationToken) : all is [var latest, ..] ? latest : null;
        return change is null ? null : await AsItStandsAsync(change, client, cancellationToken);
    }

    /// <summary>The change sets of a connection, newest first, as they stand. Sessionboard is not asked.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public async Task<IReadOnlyList<ChangeSet>> ListAsync(string connection, CancellationToken cancellationToken)
    {
        var changes = new List<ChangeSet>();
        foreach (var change in await store.ListAsync(connection, cancellationToken))
            changes.Add(await AsItStandsAsync(change, null, cancellationToken));
        return changes;
    }

    private async Task<ChangeSet> AsItStandsAsync(ChangeSet change, ISessionboardClient? client, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var next = change switch
        {
            { State: ChangeState.Waiting } when now >= change.ExpiresAt => change with { State = ChangeState.Expired },
            { State: ChangeState.Applying } when now - change.SentAt > ChangeSender.Lost => Lost(change),
            _ => change,
        };
        if (next.State == ChangeState.Unknown && client is not null)
            next = await LookedUpAsync(next, client, now, cancellationToken);
        // Another may have said the same meanwhile: then what is kept counts.
        if (next == change)
            return change;
        var kept = await store.ReplaceAsync(next, cancellationToken);
        if (kept is not null && kept.State != change.State)
            ChangeMeters.Became(kept);
        if (kept is not null)
            await UndoneChange.TellAsync(store, kept, cancellationToken);
        return kept ?? await store.FindAsync(change.Connection, change.Id, cancellationToken) ?? change;
    }

    // The process ended between a request and its answer. What was not begun was not sent.
    private static ChangeSet Lost(ChangeSet change)
    {
        var told = change with
        {
            Records =
            [
                .. change.Records.Select(record => record.Outcome switch
                {
                    RecordOutcome.Sending => record with { Outcome = RecordOutcome.Unknown, OutcomeNote = "This server stopped before Sessionboard's answer came." },
                    RecordOutcome.NotSent when record.IsConsequence => record with { Outcome = RecordOutcome.Unknown },
                    RecordOutcome.NotSent => record with { OutcomeNote = "This server stopped before it was sent. Ask for it again." },
                    _ => record,
                }),
            ],
        };
        return told with { State = told.StateOfRecords() };
    }

    private static async Task<ChangeSet> LookedUpAsync(ChangeSet change, ISessionboardClient client, DateTimeOffset now, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, Session>? searched = null;
        if (ReadBack.AreMany(change) && (searched = await ReadBack.SearchAsync(change, client, cancellationToken)) is null)
            return change;
        var (people, isRead) = await PeopleAsync(change, client, cancellationToken);
        if (!isRead)
            return change;
        for (var place = 0; place < change.Records.Count; place++)
        {
            if (change.Records[place] is { Outcome: RecordOutcome.Unknown, Kind: not RecordKind.Placement, IsConsequence: false })
                change = change.With(place, await ReadBack.LookAsync(change, change.Records[place], client, now, cancellationToken, searched, people));
        }

        change = await CommitOutcome.LookAsync(change, client, now, cancellationToken);
        change = await PlacementReadBack.LookAsync(change, client, now, cancellationToken);
        return change with { State = change.StateOfRecords() };
    }

    private static async Task<(IReadOnlyList<HeldRecord>? People, bool IsRead)> PeopleAsync(ChangeSet change, ISessionboardClient client, CancellationToken cancellationToken)
    {
        try
        {
            return (HeldReadBack.AreMany(change) ? await HeldReadBack.SearchAsync(change, client, cancellationToken) : null, true);
        }
        catch (SessionboardException)
        {
            // Looked up another time.
            return (null, false);
        }
    }
}
