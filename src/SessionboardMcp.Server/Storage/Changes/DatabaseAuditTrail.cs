using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Server.Storage.Changes;

/// <summary>Keeps the audit trail in the database, which refuses to change an entry.</summary>
internal sealed class DatabaseAuditTrail(ChangeDatabases databases) : IAuditTrail
{
    // Every call waits for its entry. While another program keeps the database locked, a read is answered without one.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken) => databases.UseAsync(database =>
    {
        database.Database.SetCommandTimeout(Patience);
        database.AuditEntries.Add(new StoredAuditEntry
        {
            At = entry.At,
            Connection = entry.Connection,
            Entry = JsonSerializer.Serialize(entry, AuditJson.Default.AuditEntry),
        });
        return database.SaveChangesAsync(cancellationToken);
    }, cancellationToken);
}
