using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Server.Storage.Changes;

/// <summary>
/// Protects change sets, which hold what people wrote. A payload says within whose it is: one that was copied to another row, or to another
/// connection, is not read there. (A purpose for each would say the same, but the library logs purposes.)
/// </summary>
/// <param name="protection">The key ring.</param>
internal sealed class ChangeSecrets(IDataProtectionProvider protection)
{
    /// <summary>Protects a change set for <see cref="StoredChange.Payload"/>.</summary>
    public string Protect(ChangeSet change) =>
        Protector.Protect(JsonSerializer.Serialize(change, ChangeJson.Default.ChangeSet));

    /// <summary>The change set of a row; null where its key is gone, or the row was tampered with.</summary>
    public ChangeSet? TryRead(StoredChange row)
    {
        try
        {
            var change = JsonSerializer.Deserialize(Protector.Unprotect(row.Payload), ChangeJson.Default.ChangeSet);
            // The columns are what is looked for and compared: a row whose columns say otherwise is not to be trusted.
            return change is not null && change.Id == row.Id && change.Connection == row.Connection && change.State == row.State && change.Version == row.Version ? change : null;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private IDataProtector Protector => protection.CreateProtector("SessionboardMcp.Changes");
}
