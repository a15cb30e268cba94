using System.Text.Json;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Server.Storage.Changes;

/// <summary>Keeps the audit trail in the database, which refuses to change an entry.</summary>
internal sealed class DatabaseAuditTrail(ChangeDatabases databases) : IAuditTrail
{
    /// <inheritdoc/>
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken) => databases.UseAsync(database =>
    {
        database.AuditEntries.Add(new StoredAuditEntry
        {
            At = entry.At,
            Connection = entry.Connection,
            Entry = JsonSerializer.Serialize(entry, AuditJson.Default.AuditEntry),
        });
        return database.SaveChangesAsync(cancellationToken);
    }, cancellationToken);
}
