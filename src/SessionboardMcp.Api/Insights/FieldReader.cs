using System.Text.Json;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Insights;

/// <summary>Reads the fields of an entity.</summary>
internal static class FieldReader
{
    private const string Untyped = "text";

    public static IReadOnlyList<InsightsField> Read(
        JsonElement list, IReadOnlyDictionary<string, IReadOnlyList<string>> functions)
    {
        var fields = new List<InsightsField>();
        Collect(list, functions, fields);
        return fields;
    }

    private static void Collect(
        JsonElement list, IReadOnlyDictionary<string, IReadOnlyList<string>> functions, List<InsightsField> fields)
    {
        foreach (var (key, value) in NamedItems.Of(list))
        {
            // Groups, such as standard and custom fields, hold lists of their own.
            if (value.ValueKind == JsonValueKind.Array) Collect(value, functions, fields);
            else if (Field(key, value, functions) is { } field && !fields.Exists(known => known.Name == field.Name)) fields.Add(field);
        }
    }

    private static InsightsField? Field(
        string? key, JsonElement value, IReadOnlyDictionary<string, IReadOnlyList<string>> functions)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            var text = value.GetString() ?? "";
            return key is null ? Of(text, Untyped, default, functions) : Of(key, text, default, functions);
        }

        return (value.Text("name", "key", "slug", "field", "internal_name") ?? key) is { } name
            ? Of(name, value.Text("type", "data_type", "dataType", "field_type") ?? Untyped, value, functions)
            : null;
    }

    private static InsightsField? Of(
        string name, string type, JsonElement value, IReadOnlyDictionary<string, IReadOnlyList<string>> functions)
    {
        var personal = value.Truth("contains_pii", "containsPii", "is_pii", "isPii", "pii");
        return name.Length == 0
            ? null
            : new InsightsField(
                name,
                type,
                value.Text("description", "help", "comment"),
                personal ?? false,
                value.Look(out var own, "functions") ? NamedItems.Texts(own) : functions.GetValueOrDefault(type, []))
            {
                TellsPii = personal is not null,
                Label = value.Text("label", "title", "public_name", "publicName", "display_name", "displayName"),
            };
    }
}
