using System.Buffers;
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
