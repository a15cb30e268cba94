using System.Buffers;
using System.Text.Json;

namespace SessionboardMcp.Sandbox.Faults;

/// <summary>Rewrites JSON so that names and shape stay and no value has its type any more. Null stays null.</summary>
internal static class TypeScrambler
{
    public static ReadOnlyMemory<byte> Scramble(ReadOnlySpan<byte> json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
            Write(writer, ref reader);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter writer, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(reader.GetString()!);
                break;
            case JsonTokenType.String:
                writer.WriteNumberValue(reader.GetString()!.Length);
                break;
            case JsonTokenType.Null:
                writer.WriteNullValue();
                break;
            default:
                writer.WriteStringValue(reader.ValueSpan);
                break;
        }
    }
}
