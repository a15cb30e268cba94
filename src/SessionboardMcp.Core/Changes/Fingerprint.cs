using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SessionboardMcp.Core.Changes;

/// <summary>
/// Tells whether two calls are the same: the same tool with the same arguments, in whatever order and spacing they were sent. And whether two
/// changes are: the same values for the same records, in whatever words they were asked for.
/// </summary>
internal static class Fingerprint
{
    /// <summary>The hash of a call (SHA-256, hexadecimal).</summary>
    public static string Of(string tool, IReadOnlyDictionary<string, JsonElement>? arguments)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("tool", tool);
            foreach (var (name, value) in (arguments ?? new Dictionary<string, JsonElement>()).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                // What is not given is left out by some clients and null in others.
                if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
                    continue;
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Convert.ToHexString(SHA256.HashData(buffer.WrittenSpan));
    }

    /// <summary>The hash of what would be done: what a person refused is not done by other words, by another tool, or in another order.</summary>
    public static string Of(int eventId, IEnumerable<RecordChange> records)
    {
        var written = string.Join('\n', records.Select(Written).Order(StringComparer.Ordinal));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{eventId}\n{written}"))));
    }

    /// <summary>The hash of what a person was shown of a change set: what they approve is this and nothing else.</summary>
    public static string Of(ChangeSet change) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
            // What the records hold and why it waits; not the version, which grows with what does not concern them, nor who else is asked.
            change with { Version = 0, Question = null }, ChangeJson.Default.ChangeSet))));

    private static string Written(RecordChange record)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            writer.WriteStringValue($"{record.Kind} {record.Action} {record.Id?.ToLowerInvariant()}");
            if (record.Drafted is { } drafted)
                writer.WriteStringValue($"{drafted.DraftId?.ToLowerInvariant()} {drafted.SessionId.ToLowerInvariant()}");
            foreach (var field in record.Fields.OrderBy(field => field.Field, StringComparer.Ordinal))
            {
                writer.WriteStringValue(field.Field);
                if (field.After.ValueKind == JsonValueKind.Array)
                    writer.WriteStringValue(string.Join('\n', field.After.EnumerateArray().Select(item => item.ToString()).Order(StringComparer.Ordinal)));
                else
                    field.After.WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
