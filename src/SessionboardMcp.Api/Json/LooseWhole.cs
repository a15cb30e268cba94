using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SessionboardMcp.Api.Json;

/// <summary>Reads a whole number that may come as text, empty text included.</summary>
internal sealed class LooseWhole : JsonConverter<int?>
{
    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.Number && reader.TryGetInt32(out var number)) return number;
        if (reader.TokenType is JsonTokenType.String) return Parse(reader.GetString());
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options)
    {
        if (value is { } number) writer.WriteNumberValue(number);
        else writer.WriteNullValue();
    }

    private static int? Parse(string? text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
