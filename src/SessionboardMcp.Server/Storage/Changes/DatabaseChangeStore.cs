using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Server.Storage.Changes;

/// <summary>
/// Keeps change sets in the database. Of several processes at one database one adds at a time, and of several that replace one wins.
/// </summary>
/// <param name="databases">The database.</param>
/// <param name="store">Who lets one after the other at it.</param>
/// <param name="secrets">Encrypts them.</param>
/// <param name="connections">Whose they are.</param>
/// <param name="logger">Where the operator hears of rows that cannot be read.</param>
internal sealed partial class DatabaseChangeStore(
    ChangeDatabases databases, IStore store, ChangeSecrets secrets, LivingConnections connections, ILogger<DatabaseChangeStore> logger) : IChangeStore
{
    private int _toldOfUnreadable;

    /// <inheritdoc/>
    public Task<ChangeSet> AddAsync(ChangeSet change, CancellationToken cancellationToken) => databases.UseAsync(async database =>
    {
        var row = RowOf(change);
        // Whoever else adds, in whatever process, waits here and then sees what was added.
        await using var turn = await store.BeginTurnAsync(database, $"changes of {change.Connection}", cancellationToken);
        var own = database.Changes.AsNoTracking().Where(kept => kept.Connection == change.Connection);
        foreach (var same in await own.Where(kept => kept.Fingerprint == change.Fingerprint).OrderByDescending(kept => kept.Number).ToListAsync(cancellationToken))
        {
            if (Read(same) is { } kept && OpenChanges.StandsFor(kept, change))
                return kept;
        }

        if (change.State == ChangeState.Waiting)
            await RefuseTooManyAsync(own.Where(kept => kept.State == ChangeState.Waiting && kept.ExpiresAt > change.CreatedAt), cancellationToken);
        database.Changes.Add(row);
        await database.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return change;
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<ChangeSet?> FindAsync(string connection, string id, CancellationToken cancellationToken) => databases.UseAsync(async database =>
    {
        var row = await database.Changes.AsNoTracking().SingleOrDefaultAsync(kept => kept.Connection == connection && kept.Id == id, cancellationToken);
        return row is not null && Read(row) is { } change ? (await AsTheyStandAsync(database, connection, [change], cancellationToken))[0] : null;
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ChangeSet>> ListAsync(string connection, CancellationToken cancellationToken) => databases.UseAsync(async database =>
    {
        var rows = await database.Changes.AsNoTracking().Where(kept => kept.Connection == connection).OrderByDescending(kept => kept.Number).ToListAsync(cancellationToken);
        return await AsTheyStandAsync(database, connection, [.. rows.Select(Read).OfType<ChangeSet>()], cancellationToken);
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<ChangeSet?> ReplaceAsync(ChangeSet changed, CancellationToken cancellationToken) => databases.UseAsync(async database =>
    {
        var next = changed with { Version = changed.Version + 1 };
        var payload = secrets.Protect(next);
        var unchanged = database.Changes.Where(kept => kept.Connection == changed.Connection && kept.Id == changed.Id && kept.Version == changed.Version);
        // In the one statement that also looks whether the connection lives: it may end between a look and a click.
        if (next.State == ChangeState.Applying)
            unchanged = connections.Decidable(database, unchanged);
        var replaced = await unchanged.ExecuteUpdateAsync(
            change => change.SetProperty(row => row.State, next.State).SetProperty(row => row.Version, next.Version).SetProperty(row => row.Payload, payload),
            cancellationToken);
        return replaced == 1 ? next : null;
    }, cancellationToken);

    private StoredChange RowOf(ChangeSet change) => new()
    {
        Id = change.Id,
        Connection = change.Connection,
        Fingerprint = change.Fingerprint,
        State = change.State,
        CreatedAt = change.CreatedAt,
        ExpiresAt = change.ExpiresAt,
        Version = change.Version,
        Payload = secrets.Protect(change),
    };

    // What cannot be read waits for nobody.
    private async Task RefuseTooManyAsync(IQueryable<StoredChange> waiting, CancellationToken cancellationToken)
    {
        if (await waiting.CountAsync(cancellationToken) >= TooManyWaitingException.Most
            && (await waiting.ToListAsync(cancellationToken)).Count(kept => Read(kept) is not null) >= TooManyWaitingException.Most)
            throw new TooManyWaitingException();
    }

    private async Task<IReadOnlyList<ChangeSet>> AsTheyStandAsync(
        ServerDatabase database, string connection, IReadOnlyList<ChangeSet> changes, CancellationToken cancellationToken) =>
        changes.Any(change => change.State == ChangeState.Waiting) && !await connections.LivesAsync(database, connection, cancellationToken)
            ? [.. changes.Select(change => change.State == ChangeState.Waiting ? change with { State = ChangeState.Expired } : change)]
            : changes;

    // Without its key a row is nobody's use, and must not keep others from theirs. It goes with its time, by ChangePruning.
    private ChangeSet? Read(StoredChange row)
    {
        var change = secrets.TryRead(row);
        if (change is null && Interlocked.Exchange(ref _toldOfUnreadable, 1) == 0)
            Log.Unreadable(logger);
        return change;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Changes in the database cannot be decrypted, and are left out: the key ring is not the one that they were kept with, or somebody altered the rows")]
        public static partial void Unreadable(ILogger logger);
    }
}
