using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Server.Storage.Audit;

namespace SessionboardMcp.Server.Storage.Changes;

/// <summary>Keeps the audit trail in the database, which refuses to change an entry, each linked to that before it.</summary>
internal sealed class DatabaseAuditTrail(ChangeDatabases databases, AuditTurn turn) : IAuditTrail
{
    // Every call waits for its entry. While another program keeps the database locked, a read is answered without one.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken) => databases.UseAsync(database =>
    {
        database.Database.SetCommandTimeout(Patience);
        // SQLite waits for the transaction itself by another measure.
        if (database.Database.GetDbConnection() is SqliteConnection sqlite)
            sqlite.DefaultTimeout = (int)Patience.TotalSeconds;
        return turn.RunAsync(
            database,
            chain =>
            {
                chain.Append(entry);
                return Task.FromResult(true);
            },
            cancellationToken);
    }, cancellationToken);
}
