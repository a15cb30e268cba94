using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SessionboardMcp.Core.Changes;

/// <summary>Tells whether two calls are the same: the same tool with the same arguments, in whatever order and spacing they were sent.</summary>
internal static class Fingerprint
{
    /// <summary>The hash of a call (SHA-256, hexadecimal).</summary>
    public static string Of(string tool, IDictionary<string, JsonElement>? arguments)
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

    /// <summary>The hash of what a person was shown of a change set: what they approve is this and nothing else.</summary>
    public static string Of(ChangeSet change) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
            // What the records hold and why it waits; not the version, which grows with what does not concern them, nor who else is asked.
            change with { Version = 0, Question = null }, ChangeJson.Default.ChangeSet))));
}
