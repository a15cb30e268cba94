using System.Globalization;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Sandbox.Insights;

/// <summary>How the custom fields of an event become fields of its schema.</summary>
internal static class CustomFields
{
    /// <summary>The event's custom fields of a module.</summary>
    public static IEnumerable<Field> Of(Event @event, string module) =>
        @event.Fields.Where(field => field.IsCustom && field.Module == module);

    /// <summary>The field as the schema shows it.</summary>
    public static SbqlField ToSchema(Field field) =>
        new(field.InternalName, TypeOf(field), $"Custom field: {field.PublicName}.", field.ContainsPii);

    /// <summary>A value as its type has it; null for a text that its type cannot hold.</summary>
    public static object? Read(Field field, CustomValue value) => TypeOf(field) switch
    {
        SbqlType.Decimal => decimal.TryParse(value.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null,
        SbqlType.Boolean => value.Value is "true" or "True" or "yes" or "Yes" or "1",
        _ => value.Value,
    };

    private static SbqlType TypeOf(Field field) => field.Type switch
    {
        "number" or "decimal" or "currency" => SbqlType.Decimal,
        "boolean" or "checkbox" or "toggle" => SbqlType.Boolean,
        _ => SbqlType.Text,
    };
}
