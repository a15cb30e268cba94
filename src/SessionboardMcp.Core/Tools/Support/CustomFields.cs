using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Tools.Support;

/// <summary>Shows the values of custom fields: sensitive ones never, personal ones masked, and so those without a definition.</summary>
internal static class CustomFields
{
    private const int MaxFields = 20;
    private const int MaxValue = 500;

    /// <summary>Rows of field and value.</summary>
    public static IEnumerable<FieldRow> Rows(IReadOnlyList<CustomFieldValue> values, IEnumerable<Setting> definitions, TextCells cells)
    {
        var known = definitions.OfType<FieldDefinition>().ToDictionary(field => field.Id, StringComparer.Ordinal);
        return values
            .Where(value => !string.IsNullOrWhiteSpace(value.Value) && !IsSensitive(value))
            .Take(MaxFields)
            .Select(value => new FieldRow(
                $"custom: {StrangersText.Shown(value.Name ?? value.InternalName ?? value.Id, cells.Masks, 80, out _)}",
                IsPersonal(value, known) ? cells.Personal(value.Value) : cells.Text(value.Value, MaxValue)));
    }

    private static bool IsPersonal(CustomFieldValue value, Dictionary<string, FieldDefinition> known) =>
        value.Id is null
        || !known.TryGetValue(value.Id, out var field)
        || field.ContainsPii
        || PersonalFields.IsMaskedByName(field.InternalName ?? "")
        || PersonalFields.IsMaskedByName(field.Name ?? "");

    private static bool IsSensitive(CustomFieldValue value) =>
        PersonalFields.IsSensitive(Choice.Folded(value.InternalName ?? "")) || PersonalFields.IsSensitive(Choice.Folded(value.Name ?? ""));
}
