using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Server.Storage.Audit;

/// <summary>
/// Lets one process after the other at the chain. What takes the turn is the transaction on SQLite, which lets nobody else write, and an update
/// of the chain's row on a database server, which lets nobody else at this row, until the transaction ends. Nobody has to try again, and entries are numbered in their order.
/// </summary>
internal sealed class AuditTurn(IAuditTable table, AuditKeys keys, TimeProvider time) : IDisposable
{
    // Put together once, as every call is written down.
    private readonly Func<ServerDatabase, CancellationToken, Task<AuditChain?>> _ends =
        EF.CompileAsyncQuery((ServerDatabase database, CancellationToken cancellationToken) => database.AuditChains.SingleOrDefault());

    // Calls of one process wait here, not at the database, where SQLite looks again after 150 ms.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Does something with the chain, and keeps it: all of it or nothing.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The chain's key cannot be opened.</exception>
    /// <exception cref="IOException">Others have kept the turn for three seconds.</exception>
    public async Task<T> RunAsync<T>(ServerDatabase database, Func<HeldChain, Task<T>> work, CancellationToken cancellationToken)
    {
        await TakeAsync(cancellationToken);
        try
        {
            if (await TryRunAsync(database, work, cancellationToken) is { } done)
                return done.Result;
            await MakeAsync(database, cancellationToken);
            return await TryRunAsync(database, work, cancellationToken) is { } then ? then.Result : throw new DbUpdateException("The chain of the audit trail cannot be kept.");
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Links entries to the head as calls do, where the chain is there and its ends are ours.</summary>
    /// <param name="entries">In their order.</param>
    /// <param name="onDisk">Whether it is waited for the disk.</param>
    /// <returns>Whether they are kept; false where <see cref="RunAsync"/> has to see to the chain first.</returns>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The chain's key cannot be opened.</exception>
    /// <exception cref="IOException">Others have kept the turn for three seconds.</exception>
    public async Task<bool> TryAppendAsync(IReadOnlyList<AuditEntry> entries, bool onDisk)
    {
        await TakeAsync(CancellationToken.None);
        try
        {
            return await table.TryAppendAsync(ends => keys.Open(ends.ProtectedKey) is var key && AuditLinks.Of(key, ends) == ends.Seal ? EntryLinks.Of(key, ends, entries) : null, onDisk);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    // While another program keeps the database locked, whoever waits for one that waits for it has not got the time of both.
    private async Task TakeAsync(CancellationToken cancellationToken)
    {
        if (!await _turn.WaitAsync(IAuditTable.Patience, cancellationToken))
            throw new IOException("The chain of the audit trail is kept by others.");
    }

    private async Task<Done<T>?> TryRunAsync<T>(ServerDatabase database, Func<HeldChain, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        // A machine that vanishes in here must not hold the row for two hours, which TCP would take to notice. LOCAL ends with the transaction, behind PgBouncer, too.
        if (database.Database.IsNpgsql())
            await database.Database.ExecuteSqlRawAsync("SET LOCAL idle_in_transaction_session_timeout = '10s'", cancellationToken);
        // All is kept at once, at the end: nothing to go back to in between.
        database.Database.AutoSavepointsEnabled = false;
        // It changes nothing, and holds the row. SQLite began with BEGIN IMMEDIATE, after which nobody else writes. A row that another process makes after this
        // look is there a line later, and held by nobody.
        if (!database.Database.IsSqlite()
            && await database.AuditChains.ExecuteUpdateAsync(chain => chain.SetProperty(row => row.HeadSequence, row => row.HeadSequence), cancellationToken) == 0)
            return null;
        if (await _ends(database, cancellationToken) is not { } ends)
            return null;
        var held = new HeldChain(database, ends, keys.Open(ends.ProtectedKey));
        await held.SeeToItsEndsAsync(time.GetUtcNow(), cancellationToken);
        var result = await work(held);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Done<T>(result);
    }

    private async Task MakeAsync(ServerDatabase database, CancellationToken cancellationToken)
    {
        database.AuditChains.Add(new AuditChain { Id = AuditChain.Only, ProtectedKey = keys.Make() });
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (database.AuditChains.AsNoTracking().Any())
        {
            // Another process made it at the same time.
        }

        database.ChangeTracker.Clear();
    }

    private sealed record Done<T>(T Result);
}
