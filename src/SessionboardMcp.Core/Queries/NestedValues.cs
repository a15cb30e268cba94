using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Queries;

/// <summary>Writes records that stand inside a cell, property by property as each may be shown.</summary>
internal static class NestedValues
{
    private const int MaxDepth = 8;

    /// <summary>The records as text, without what never leaves.</summary>
    /// <param name="value">An object or array.</param>
    /// <param name="columns">What may be shown.</param>
    /// <param name="column">The column in which it stands.</param>
    /// <param name="hidden">Masks a text as a rule says.</param>
    public static string Write(JsonElement value, ResultColumns columns, int column, Func<string, ColumnRule, string> hidden)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            new Walk(writer, columns, hidden).Value(value, columns.Of(column), [columns.Names[column]]);
        return ReadableJson.Of(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private sealed class Walk(Utf8JsonWriter writer, ResultColumns columns, Func<string, ColumnRule, string> hidden)
    {
        public void Value(JsonElement value, ColumnRule rule, List<string> path)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object when rule != ColumnRule.Masked && path.Count < MaxDepth:
                    writer.WriteStartObject();
                    foreach (var property in value.EnumerateObject())
                        Property(property, path);
                    writer.WriteEndObject();
                    break;
                case JsonValueKind.Array when rule != ColumnRule.Masked:
                    writer.WriteStartArray();
                    foreach (var item in value.EnumerateArray())
                        Value(item, rule, path);
                    writer.WriteEndArray();
                    break;
                case JsonValueKind.Null:
                    writer.WriteNullValue();
                    break;
                case JsonValueKind.String:
                    writer.WriteStringValue(hidden(value.GetString()!, rule));
                    break;
                default:
                    if (rule == ColumnRule.Shown || (rule == ColumnRule.Count && value.ValueKind == JsonValueKind.Number))
                        value.WriteTo(writer);
                    else
                        writer.WriteStringValue("***");
                    break;
            }
        }

        private void Property(JsonProperty property, List<string> path)
        {
            List<string> own = [.. path, property.Name];
            var rule = columns.OfNested(own);
            if (rule == ColumnRule.Never)
                return;
            writer.WritePropertyName(property.Name);
            Value(property.Value, rule, own);
        }
    }
}
