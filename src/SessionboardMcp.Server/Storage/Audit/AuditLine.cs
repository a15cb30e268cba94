using System.Globalization;
using System.Text.Json;

namespace SessionboardMcp.Server.Storage.Audit;

/// <summary>An entry as it is exported: the line of JSON that is kept, with its place and its link before all else.</summary>
internal static class AuditLine
{
    /// <summary>Writes the line.</summary>
    public static string Of(StoredAuditEntry entry) => entry.Sequence is { } sequence && entry.Entry.StartsWith('{')
        ? string.Create(CultureInfo.InvariantCulture, $"{{\"sequence\":{sequence},\"link\":\"{JsonEncodedText.Encode(entry.Link ?? "")}\",{entry.Entry.AsSpan(1)}")
        : entry.Entry;
}
