using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SessionboardMcp.Server.Storage;

/// <summary>
/// The audit trail in PostgreSQL: two journeys there and back, and one to commit. Nothing is prepared there, as PgBouncer in transaction mode
/// hands each transaction another connection of the server.
/// </summary>
/// <param name="databases">Has the connections.</param>
internal sealed class PostgresAuditTable(IDbContextFactory<PostgresDatabase> databases) : IAuditTable
{
    // Less than a second late on the disk, and whole all the same (postgresql.org, "Asynchronous Commit").
    private const string Soon = "SET LOCAL synchronous_commit = off";

    // A machine that vanishes in here must not hold the row for two hours, which TCP would take to notice. LOCAL ends with the transaction, behind PgBouncer, too.
    private const string Bound = "SET LOCAL idle_in_transaction_session_timeout = '10s'";

    /// <inheritdoc/>
    public async Task<bool> TryAppendAsync(Func<AuditChain, LinkedEntries?> link, bool onDisk)
    {
        await using var database = await databases.CreateDbContextAsync();
        await database.Database.OpenConnectionAsync();
        var connection = (NpgsqlConnection)database.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync();
        if (await HoldAsync(connection, transaction, onDisk) is not { } ends || link(ends) is not { } linked)
            return false;
        await using var batch = Batch(connection, transaction);
        foreach (var entry in linked.Entries)
        {
            batch.BatchCommands.Add(Statement(AuditStatements.Add,
                ("at", entry.At.ToUnixTimeMilliseconds()), ("connection", PostgresText.Clean(entry.Connection)), ("entry", PostgresText.Clean(entry.Entry)), ("sequence", entry.Sequence!.Value), ("link", entry.Link!)));
        }

        batch.BatchCommands.Add(Statement(AuditStatements.Keep, ("sequence", linked.HeadSequence), ("link", linked.HeadLink), ("seal", linked.Seal)));
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return true;
    }

    private static async Task<AuditChain?> HoldAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, bool onDisk)
    {
        await using var batch = Batch(connection, transaction);
        batch.BatchCommands.Add(Statement(Bound));
        if (!onDisk)
            batch.BatchCommands.Add(Statement(Soon));
        batch.BatchCommands.Add(Statement(AuditStatements.Hold));
        await using var row = await batch.ExecuteReaderAsync();
        return await row.ReadAsync() ? AuditStatements.EndsOf(row) : null;
    }

    private static NpgsqlBatch Batch(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        new(connection, transaction) { Timeout = (int)IAuditTable.Patience.TotalSeconds };

    private static NpgsqlBatchCommand Statement(string text, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
