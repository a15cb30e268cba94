using System.Buffers;
using System.Text.Json;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>Makes the fields of a request out of the changes of a record: custom fields go together into one object.</summary>
internal static class RecordBody
{
    private const string Custom = "custom_fields";

    /// <summary>The fields to write, by the API's names.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Of(IReadOnlyList<FieldChange> changes)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var custom = new List<(string Name, JsonElement Value)>();
        foreach (var change in changes)
        {
            if (change.Field.StartsWith(SessionFields.CustomPrefix, StringComparison.Ordinal))
                custom.Add((change.Field[SessionFields.CustomPrefix.Length..], change.After));
            else
                fields[change.Field] = change.After;
        }

        if (custom.Count > 0)
            fields[Custom] = ObjectOf(custom);
        return fields;
    }

    private static JsonElement ObjectOf(List<(string Name, JsonElement Value)> values)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in values)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
