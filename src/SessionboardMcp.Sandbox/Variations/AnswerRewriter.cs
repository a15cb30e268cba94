using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.Variations;

/// <summary>Writes an answer's JSON anew.</summary>
/// <param name="variations">What is to be different.</param>
/// <param name="status">The answer's status.</param>
/// <param name="names">Names of people that are to be masked wherever one is a value of its own.</param>
internal sealed class AnswerRewriter(SandboxVariations variations, int status, IReadOnlySet<string> names)
{
    private static readonly string[] NameProperties = ["full_name", "first_name", "last_name"];

    private string? _property;
    private int? _pagination;

    /// <summary>The JSON with what was asked for.</summary>
    public ReadOnlyMemory<byte> Rewrite(ReadOnlySpan<byte> json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
            Write(writer, ref reader);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private void Write(Utf8JsonWriter writer, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                if (_property == "pagination")
                    _pagination ??= reader.CurrentDepth;
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                if (_pagination == reader.CurrentDepth)
                    _pagination = null;
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                _property = reader.GetString()!;
                writer.WritePropertyName(variations.HasSnakeCasePagination && _pagination is not null ? JsonNamingPolicy.SnakeCaseLower.ConvertName(_property) : _property);
                break;
            case JsonTokenType.String:
                writer.WriteStringValue(Text(reader.GetString()!, reader.CurrentDepth));
                break;
            default:
                writer.WriteRawValue(reader.ValueSpan);
                break;
        }
    }

    private string Text(string value, int depth)
    {
        if (variations.NamesErrorClasses && status >= 400 && depth == 1 && _property == "error")
            return $"{ReasonPhrases.GetReasonPhrase(status).Replace(" ", "", StringComparison.Ordinal)}Error";
        return variations.MasksNames && (NameProperties.Contains(_property) || names.Contains(value))
            ? string.Join(' ', value.Split(' ').Select(PiiMask.Text))
            : value;
    }
}
