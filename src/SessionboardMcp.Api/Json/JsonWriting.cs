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
}
