using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Index;

/// <summary>Shows the values of custom fields: sensitive ones never, personal ones masked, and so those without a definition.</summary>
internal static class CustomFields
{
    private const int MaxFields = 20;
    private const int MaxValue = 500;

    /// <summary>Rows of field and value.</summary>
    public static IEnumerable<FieldRow> Rows(IReadOnlyList<CustomFieldValue> values, IndexPart<Setting> definitions, AskedEvent asked)
    {
        var (words, cells) = (asked.Call.Fields, asked.Cells);
        var known = definitions.Made.Of(
            typeof(CustomFields), () => definitions.Items.OfType<FieldDefinition>().ToDictionary(field => field.Id, StringComparer.Ordinal));
        return values
            .Select(value => (Value: value, Definition: value.Id is { } id ? known.GetValueOrDefault(id) : null))
            .Where(pair => !string.IsNullOrWhiteSpace(pair.Value.Value) && !Names(pair.Value, pair.Definition).Any(words.IsSensitive))
            .Take(MaxFields)
            .Select(pair => new FieldRow(
                $"custom: {StrangersText.Shown(pair.Value.Name ?? pair.Value.InternalName ?? pair.Value.Id, cells.Masks, 80, out _)}",
                IsPersonal(pair.Value, pair.Definition, words) ? cells.Personal(pair.Value.Value) : cells.Text(pair.Value.Value, MaxValue)));
    }

    /// <summary>Whether a field's definition says that its values are masked: by its mark, its type, or its names.</summary>
    public static bool IsPersonal(FieldDefinition definition, PersonalFields words) =>
        definition.ContainsPii || PersonalFields.IsMaskedByType(definition.FieldType) || Names(definition).Any(words.IsMaskedByName);

    /// <summary>What a field is called, by people and in queries.</summary>
    public static IEnumerable<string> Names(FieldDefinition definition) =>
        new[] { definition.Name, definition.PublicName, definition.InternalName }.OfType<string>();

    private static bool IsPersonal(CustomFieldValue value, FieldDefinition? definition, PersonalFields words) =>
        definition is null
        || IsPersonal(definition, words)
        || PersonalFields.IsMaskedByType(value.Type)
        || Names(value, definition).Any(words.IsMaskedByName);

    private static IEnumerable<string> Names(CustomFieldValue value, FieldDefinition? definition) =>
        new[] { value.Name, value.InternalName }.OfType<string>().Concat(definition is null ? [] : Names(definition));
}
