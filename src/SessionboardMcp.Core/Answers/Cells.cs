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
        var json = ReusedJsonWriter.Begin();
        json.Writer.WriteStringValue(value);
        return Parse(json.Written());
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
        // Whoever gives the values may make a cell in between.
        string[] all = [.. values];
        var json = ReusedJsonWriter.Begin();
        json.Writer.WriteStartArray();
        foreach (var value in all)
            json.Writer.WriteStringValue(value);
        json.Writer.WriteEndArray();
        return Parse(json.Written());
    }

    private static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return JsonElement.ParseValue(ref reader);
    }
}
