using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SessionboardMcp.Api.Json;

/// <summary>Reads a nested object that is <c>{}</c> on a search and null elsewhere while it is not assigned.</summary>
internal abstract class AssignedConverter<T>(Func<JsonTypeInfo<T>> type) : JsonConverter<T?>
    where T : class
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var element = JsonElement.ParseValue(ref reader);
        return element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty("id", out var id)
            && id.ValueKind is not JsonValueKind.Null
                ? element.Deserialize(type())
                : null;
    }

    public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options)
    {
        if (value is null) writer.WriteNullValue();
        else JsonSerializer.Serialize(writer, value, type());
    }
}
