using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Server.Storage.Changes;

/// <summary>
/// Protects change sets, which hold what people wrote. Each has a purpose of its own: a payload that was copied to another row, or to another
/// connection, cannot be read there.
/// </summary>
/// <param name="protection">The key ring.</param>
internal sealed class ChangeSecrets(IDataProtectionProvider protection)
{
    /// <summary>Protects a change set for <see cref="StoredChange.Payload"/>.</summary>
    public string Protect(ChangeSet change) =>
        Protector(change.Connection, change.Id).Protect(JsonSerializer.Serialize(change, ChangeJson.Default.ChangeSet));

    /// <summary>The change set of a row; null where its key is gone, or the row was tampered with.</summary>
    public ChangeSet? TryRead(StoredChange row)
    {
        try
        {
            var change = JsonSerializer.Deserialize(Protector(row.Connection, row.Id).Unprotect(row.Payload), ChangeJson.Default.ChangeSet);
            // The columns are what is looked for and compared: a row whose columns say otherwise is not to be trusted.
            return change is not null && change.State == row.State && change.Version == row.Version ? change : null;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string connection, string id) => protection.CreateProtector("SessionboardMcp.Changes", connection, id);
}
