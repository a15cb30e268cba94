using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SessionboardMcp.Api.Json;

/// <summary>
/// Reads an instant. One without an offset is taken as UTC, never as this machine's zone; one that is no instant is null,
/// because the description of the API types many of them as plain text.
/// </summary>
internal sealed class LooseTime : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return Parse(reader.GetString());
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } instant) writer.WriteStringValue(Text(instant));
        else writer.WriteNullValue();
    }

    internal static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;

    internal static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
