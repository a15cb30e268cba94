using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Server.Storage.Audit;

/// <summary>An entry as it is exported: the line of JSON that is kept, with its place and its link before all else.</summary>
internal static class AuditLine
{
    private static readonly HashSet<string> Names = [.. AuditJson.Default.AuditEntry.Properties.Select(property => property.Name), "sequence", "link"];

    /// <summary>Writes the line.</summary>
    public static string Of(StoredAuditEntry entry) => entry.Sequence is { } sequence && entry.Entry.StartsWith('{')
        ? string.Create(CultureInfo.InvariantCulture, $"{{\"sequence\":{sequence},\"link\":\"{JsonEncodedText.Encode(entry.Link ?? "")}\",{entry.Entry.AsSpan(1)}")
        : entry.Entry;

    /// <summary>Whether a line says all that the line of an entry does, and nothing else of what entries say. How it is spaced, and what a collector added under names of its own, does not matter.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="line">A line of an export, which is JSON.</param>
    public static bool IsOf(StoredAuditEntry entry, string line)
    {
        try
        {
            using var kept = JsonDocument.Parse(Of(entry));
            using var exported = JsonDocument.Parse(line);
            return kept.RootElement.EnumerateObject().All(property => exported.RootElement.TryGetProperty(property.Name, out var value) && JsonElement.DeepEquals(property.Value, value))
                && exported.RootElement.EnumerateObject().All(property => !Names.Contains(property.Name) || kept.RootElement.TryGetProperty(property.Name, out _));
        }
        catch (Exception none) when (none is JsonException or InvalidOperationException)
        {
            // Whoever has the database can have put anything among what no link covers.
            return false;
        }
    }
}
