using System.Runtime.CompilerServices;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Core.Queries;

/// <summary>The live schema as the query language's checker takes it.</summary>
internal static class SchemaForChecks
{
    // The translation of a schema is asked for several times in a call, and by every call until the schema is read anew.
    private static readonly ConditionalWeakTable<InsightsSchema, SbqlSchema> Translated = [];

    private static readonly ConditionalWeakTable<InsightsSchema, IReadOnlyList<string>> Functions = [];

    /// <summary>Translates a schema, once for each.</summary>
    public static SbqlSchema Of(InsightsSchema schema) => Translated.GetValue(schema, known => new SbqlSchema([.. known.Entities.Select(Entity)]));

    /// <summary>The functions that a schema lists.</summary>
    public static IReadOnlyList<string> FunctionsOf(InsightsSchema schema) => Functions.GetValue(schema, known =>
        [.. known.Entities.SelectMany(entity => entity.Fields).SelectMany(field => field.Functions).Distinct(StringComparer.OrdinalIgnoreCase)]);

    private static SbqlEntity Entity(InsightsEntity entity)
    {
        var singular = entity.Singular ?? Singular(entity.Name);
        return new SbqlEntity(
            entity.Name,
            singular,
            entity.FindNames.Count > 0 ? entity.FindNames : FindNames(entity.Name, singular),
            [.. entity.Fields.Select(field => new SbqlField(field.Name, TypeOf(field.Type), field.Description, field.ContainsPii))],
            [.. entity.Relationships.Select(relationship => new SbqlRelationship(
                relationship.Name, relationship.Target, relationship.IsMany ? Cardinality.Many : Cardinality.One, relationship.Description))],
            entity.Description);
    }

    // Sessionboard's help centre writes FIND Session and FIND Abstract, and the schema may tell neither.
    private static string[] FindNames(string name, string singular) => name.Equals("sessions", StringComparison.OrdinalIgnoreCase)
        ? ["Session", "Abstract"]
        : [string.Concat(singular[..1].ToUpperInvariant(), singular.AsSpan(1))];

    private static string Singular(string name) => name.Length > 1 && name.EndsWith('s') ? name[..^1] : name;

    // A type that is not known is text: most things can be done with it, so the checker stays silent rather than wrong.
    private static SbqlType TypeOf(string type) => type.ToUpperInvariant() switch
    {
        "DATETIME" or "DATE" or "TIMESTAMP" => SbqlType.Datetime,
        "DECIMAL" or "FLOAT" or "NUMERIC" or "NUMBER" => SbqlType.Decimal,
        "INT" or "INTEGER" => SbqlType.Int,
        "BOOLEAN" or "BOOL" => SbqlType.Boolean,
        "UUID" => SbqlType.Uuid,
        _ => SbqlType.Text,
    };
}
