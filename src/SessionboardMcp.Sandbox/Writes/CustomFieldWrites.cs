using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>
/// Custom fields of a record: keyed by internal name, and merged, so that what is not named stays. A value is kept as text; a list becomes one text.
/// That a number or a tick in a field for it must be one is our assumption.
/// </summary>
internal static class CustomFieldWrites
{
    /// <summary>What the property is called.</summary>
    public const string Property = "custom_fields";

    private static readonly Dictionary<string, string> Plurals = new(StringComparer.Ordinal)
    {
        [FieldModule.Session] = "sessions",
        [FieldModule.Contact] = "contacts",
        [FieldModule.Account] = "sponsors and exhibitors",
    };

    /// <summary>Reads names and values; none where the property is missing.</summary>
    public static IReadOnlyList<(string Name, string Value)> Read(WriteBody body) =>
        body.Nested(Property) is { } fields ? [.. fields.Everything().Select(field => (field.Name, Text(field.Name, field.Value)))] : [];

    /// <summary>The values with those that were written.</summary>
    /// <exception cref="RequestRefusedException">The event has no such field of the module, or the field cannot hold the value.</exception>
    public static IReadOnlyList<CustomValue> Merge(
        Event @event, string module, IReadOnlyList<CustomValue> values, IReadOnlyList<(string Name, string Value)> written, DateTimeOffset now)
    {
        List<CustomValue> merged = [.. values];
        foreach (var (name, value) in written)
        {
            var field = @event.Fields.FirstOrDefault(field => field.IsCustom && field.Module == module && field.InternalName == name)
                ?? throw RequestRefusedException.BadRequest($"{Property}.{WriteBody.Quoted(name)} is no custom field of {Plurals[module]} in this event.");
            Check(field, value);
            var place = merged.FindIndex(given => given.FieldId == field.Id);
            if (place < 0)
                merged.Add(new CustomValue(field.Id, value, now));
            else
                merged[place] = merged[place] with { Value = value };
        }

        return merged;
    }

    private static void Check(Field field, string value)
    {
        var (fits, kind) = field.Type switch
        {
            "number" => (decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _), "a number"),
            "checkbox" => (value is "true" or "false", "true or false"),
            _ => (true, ""),
        };
        if (!fits)
            throw RequestRefusedException.BadRequest($"{Property}.{field.InternalName} must be {kind}.");
    }

    private static string Text(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(entry => entry.ValueKind == JsonValueKind.Array ? throw Wrong(name) : Text(name, entry))),
        JsonValueKind.Null => throw RequestRefusedException.BadRequest($"{Property}.{WriteBody.Quoted(name)} cannot be null."),
        _ => throw Wrong(name),
    };

    private static RequestRefusedException Wrong(string name) => RequestRefusedException.BadRequest($"{Property}.{WriteBody.Quoted(name)} must be a text, number, tick or a list of them.");
}
