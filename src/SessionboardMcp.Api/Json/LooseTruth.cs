using System.Text.Json;
using System.Text.Json.Serialization;

namespace SessionboardMcp.Api.Json;

/// <summary>Reads a truth that may come as text, a number or null; what is not plainly true is false.</summary>
internal sealed class LooseTruth : JsonConverter<bool>
{
    public override bool HandleNull => true;

    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var element = JsonElement.ParseValue(ref reader);
        return element.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.String => element.GetString()?.ToUpperInvariant() is "TRUE" or "YES" or "1",
            JsonValueKind.Number => element.TryGetInt32(out var number) && number != 0,
            _ => false,
        };
    }

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) =>
        writer.WriteBooleanValue(value);
}
