using System.Runtime.CompilerServices;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sql;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>
/// A mapping made up from a schema, so that a query is checked by the very code that compiles it, though no database is at hand.
/// </summary>
internal static class SchemaMapping
{
    // A schema is asked by many queries, and is larger than each of them by far. Both are read, and never written.
    private static readonly ConditionalWeakTable<SbqlSchema, SbqlSchema> SoundOnes = [];
    private static readonly ConditionalWeakTable<SbqlSchema, SqlMapping> Mappings = [];

    /// <summary>A live schema is read tolerantly: relationships that lead nowhere are left out.</summary>
    public static SbqlSchema Sound(SbqlSchema schema) => SoundOnes.GetValue(schema, MakeSound);

    /// <summary>The mapping of a sound schema.</summary>
    public static SqlMapping Of(SbqlSchema schema) => Mappings.GetValue(schema, Make);

    private static SbqlSchema MakeSound(SbqlSchema schema) => new([.. schema.Entities.Select(entity => entity with
    {
        Relationships = [.. entity.Relationships.Where(way => schema.FindEntity(way.Target) is not null)],
    })]);

    private static SqlMapping Make(SbqlSchema schema)
    {
        var entities = new Dictionary<string, SqlEntity>();
        var joins = new Dictionary<(string, string), IReadOnlyList<SqlJoin>>();
        foreach (var entity in schema.Entities)
        {
            entities[entity.Name] = new SqlEntity(
                entity.Name, "event", entity.Fields.Select(field => field.Name).Distinct().ToDictionary(name => name))
            {
                FindFilters = Filters(entity),
            };
            foreach (var way in entity.Relationships)
                joins[(entity.Name, way.Name)] = [new SqlJoin(way.Name, schema.FindEntity(way.Target)!.Name, "id")];
        }

        return new SqlMapping(entities, joins);
    }

    // Of several names for FIND each means fewer records than the entity has.
    private static Dictionary<string, (string, long)> Filters(SbqlEntity entity) => entity.FindNames.Count < 2
        ? []
        : entity.FindNames.Distinct().ToDictionary(name => name, _ => ("find", 0L));
}
