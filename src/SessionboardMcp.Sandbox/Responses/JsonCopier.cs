using System.Buffers;
using System.Text.Json;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>Copies JSON token by token and keeps its shape; who derives from it writes names or values differently. One copier is for one text.</summary>
internal abstract class JsonCopier
{
    private readonly Stack<string?> _open = [];

    /// <summary>The name of the property that is being copied, in the text; for a value of an array, of the array's.</summary>
    protected string? Property { get; private set; }

    /// <summary>Copies a text.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public ReadOnlyMemory<byte> Copy(ReadOnlySpan<byte> json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
            Write(writer, ref reader);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Whether what is being copied lies in an object, at any depth, that is the property of that name.</summary>
    protected bool IsWithin(string property) => _open.Contains(property);

    /// <summary>How a property is called in the copy.</summary>
    protected virtual string Name(string name) => name;

    /// <summary>Writes a value that is no object and no array.</summary>
    protected virtual void WriteValue(Utf8JsonWriter writer, ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            writer.WriteStringValue(reader.GetString());
        else
            writer.WriteRawValue(reader.ValueSpan);
    }

    private void Write(Utf8JsonWriter writer, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                _open.Push(Property);
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                Property = _open.Pop();
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                Property = reader.GetString()!;
                writer.WritePropertyName(Name(Property));
                break;
            default:
                WriteValue(writer, ref reader);
                break;
        }
    }
}
