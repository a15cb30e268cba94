using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SessionboardMcp.Api.Json;

/// <summary>Reads a number that may come as text, empty text included.</summary>
internal sealed class LooseNumber : JsonConverter<decimal?>
{
    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.Number && reader.TryGetDecimal(out var number)) return number;
        if (reader.TokenType is JsonTokenType.String) return Parse(reader.GetString());
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options)
    {
        if (value is { } number) writer.WriteNumberValue(number);
        else writer.WriteNullValue();
    }

    private static decimal? Parse(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
