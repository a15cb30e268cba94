using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SessionboardMcp.Core.Answers;

/// <summary>Values of a table's cells.</summary>
internal static class Cells
{
    private static readonly JsonElement NullValue = Parse("null"u8);

    /// <summary>An empty cell.</summary>
    public static JsonElement Null => NullValue;

    /// <summary>A text.</summary>
    public static JsonElement Text(string? value)
    {
        if (value is null)
            return NullValue;
        var buffer = new ArrayBufferWriter<byte>(value.Length + 2);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            writer.WriteStringValue(value);
        return Parse(buffer.WrittenSpan);
    }

    /// <summary>A whole number.</summary>
    public static JsonElement Number(long value)
    {
        Span<byte> digits = stackalloc byte[20];
        System.Buffers.Text.Utf8Formatter.TryFormat(value, digits, out var written);
        return Parse(digits[..written]);
    }

    /// <summary>A list of texts.</summary>
    public static JsonElement List(IEnumerable<string> values)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            foreach (var value in values)
                writer.WriteStringValue(value);
            writer.WriteEndArray();
        }

        return Parse(buffer.WrittenSpan);
    }

    private static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return JsonElement.ParseValue(ref reader);
    }
}
