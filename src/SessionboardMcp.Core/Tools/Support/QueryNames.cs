using SessionboardMcp.SbQL;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.Core.Tools.Support;

/// <summary>
/// Finds names in a refused query that the live schema does not have, and the right ones nearest to them. Only for a query that
/// Sessionboard refused: no grammar is published, so a name that we do not know may still be right.
/// </summary>
internal static class QueryNames
{
    /// <summary>A sentence for each unknown name, at most three; none where the query cannot be read or every name is known.</summary>
    public static IReadOnlyList<string> Unknown(string text, InsightsSchema schema)
    {
        if (SbqlParser.Parse(text).Query is not { } query)
            return [];
        var entities = schema.Entities.SelectMany(EntityNames).ToList();
        var unknown = new List<string>();
        foreach (var entity in query.Joins.Prepend(query.Entity).Select(name => name.Text).Where(name => !Knows(entities, name)))
            unknown.Add($"There is no entity `{entity}`; the nearest: {Nearest(entity, schema.Entities.SelectMany(known => Written(known, query.Dialect)))}.");

        var fields = FieldsNear(query, schema);
        var names = KnownParts(query, schema, entities);
        foreach (var part in QueryPaths.All(query).SelectMany(path => path.Parts).Select(part => part.Text).Distinct().Where(part => !names.Contains(part)))
            unknown.Add($"There is no field `{part}`; the nearest: {Nearest(part, fields)}.");
        return [.. unknown.Take(3)];
    }

    private static HashSet<string> KnownParts(SbqlQuery query, InsightsSchema schema, IEnumerable<string> entities) =>
        entities
            .Concat(schema.Entities.SelectMany(entity => entity.Fields).Select(field => field.Name))
            .Concat(schema.Entities.SelectMany(entity => entity.Relationships).Select(relationship => relationship.Name))
            .Concat(query.Columns.Select(column => column.Alias?.Text).OfType<string>())
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static List<string> FieldsNear(SbqlQuery query, InsightsSchema schema)
    {
        var asked = schema.Entities.FirstOrDefault(entity => Knows(EntityNames(entity), query.Entity.Text));
        return [.. (asked is null ? schema.Entities : [asked]).SelectMany(entity => entity.Fields).Select(field => field.Name)];
    }

    private static IEnumerable<string> EntityNames(InsightsEntity entity) =>
        entity.Singular is null ? [entity.Name, .. entity.FindNames] : [entity.Name, entity.Singular, .. entity.FindNames];

    // FIND writes Session, FROM writes sessions; a schema that does not tell the first leaves the others.
    private static IEnumerable<string> Written(InsightsEntity entity, QueryDialect dialect) =>
        dialect == QueryDialect.Select ? [entity.Name]
        : entity.FindNames.Count > 0 ? entity.FindNames
        : EntityNames(entity);

    private static bool Knows(IEnumerable<string> names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string Nearest(string wanted, IEnumerable<string> known) => string.Join(", ", NearestNames.Closest(wanted, known));
}
