using System.Text.Json;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Pages;

/// <summary>
/// A field's value as a person has to see it. Texts are read from the values themselves: what was cut or masked for the assistant would hide
/// from the person what they approve.
/// </summary>
internal static class ShownValue
{
    /// <summary>So long a text is compared as a text rather than shown whole.</summary>
    public const int Short = 160;

    private const string Custom = "custom_fields.";

    /// <summary>The field as people call it, for a sentence of ours: quoted where somebody chose its name.</summary>
    public static string Label(FieldChange field) =>
        field.Field.StartsWith(Custom, StringComparison.Ordinal) ? StrangersText.Quoted(field.Label, masks: false, 60) : field.Label;

    /// <summary>The value before; empty where there was none.</summary>
    public static string Before(FieldChange field, PageClock clock) => Of(field, field.Before, field.ShownBefore, clock);

    /// <summary>The value after; empty where there will be none.</summary>
    public static string After(FieldChange field, PageClock clock) => Of(field, field.After, field.ShownAfter, clock);

    private static string Of(FieldChange field, JsonElement? value, string shown, PageClock clock) => field.Field switch
    {
        "starts_at" or "ends_at" => clock.Text(shown),
        "description" => Markup.WithTargets(Text(value) ?? shown),
        "title" or "name" or "email" or "phone" or "first_name" or "last_name" or "company" or "query" or "category" => StrangersText.OneLine(Text(value) ?? shown),
        var name when name.StartsWith(Custom, StringComparison.Ordinal) => StrangersText.OneLine(Text(value) ?? shown),
        _ => StrangersText.OneLine(shown),
    };

    private static string? Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
