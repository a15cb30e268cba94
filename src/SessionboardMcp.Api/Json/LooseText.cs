using System.Text.Json;
using System.Text.Json.Serialization;

namespace SessionboardMcp.Api.Json;

/// <summary>
/// Reads a text that may come as something else: ids as numbers, the values of custom fields as anything.
/// </summary>
internal sealed class LooseText : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString() : TextOf(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    internal static string? TextOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.Array => string.Join(", ", element.EnumerateArray().Select(TextOf).Where(text => text is not null)),
        _ => element.GetRawText(),
    };
}
