using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace SessionboardMcp.Api.Json;

/// <summary>Writes the bodies of requests. Equal requests give equal bytes, so that they are seen to be the same.</summary>
internal static class JsonWriting
{
    /// <summary>The body of a search without filters.</summary>
    public static byte[] Empty { get; } = "{}"u8.ToArray();

    /// <summary>Writes an object.</summary>
    public static byte[] Body(Action<Utf8JsonWriter> content)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        content(json);
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The body of a write: its fields, and when the record had last changed as it was read, where the API takes that as a guard.</summary>
    public static byte[] Record(IReadOnlyDictionary<string, JsonElement> fields, DateTimeOffset? readAt = null) => Body(json =>
    {
        Fields(json, fields);
        if (readAt is { } guard)
            json.WriteString("updated_at", guard.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
    });

    /// <summary>Writes the fields of a record, by the API's own names, in the order of the names.</summary>
    public static void Fields(Utf8JsonWriter json, IReadOnlyDictionary<string, JsonElement> fields)
    {
        foreach (var (name, value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }
    }
}
