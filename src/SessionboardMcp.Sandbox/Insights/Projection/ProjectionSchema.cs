using System.Globalization;
using SessionboardMcp.Sandbox.Insights.Catalogue;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sql;

namespace SessionboardMcp.Sandbox.Insights.Projection;

/// <summary>The tables of an organization's projection, and the mapping by which queries reach them.</summary>
internal sealed class ProjectionSchema
{
    private ProjectionSchema(IReadOnlyList<TableDefinition> tables)
    {
        Tables = tables;
        Mapping = new SqlMapping(
            tables.ToDictionary(table => table.Entity.Name, ToMapping, StringComparer.OrdinalIgnoreCase),
            Relationships.All.ToDictionary(
                definition => (definition.Entity, definition.Relationship.Name),
                definition => definition.Joins));
    }

    /// <summary>The tables of the entities.</summary>
    public IReadOnlyList<TableDefinition> Tables { get; }

    /// <summary>Where the compiler finds every field, custom ones of all events included.</summary>
    public SqlMapping Mapping { get; }

    /// <summary>The tables for the organization: custom fields of all its events have a column.</summary>
    public static ProjectionSchema Of(Organization organization) =>
        new([.. InsightsCatalogue.Entities.Select(entity => TableOf(entity, organization))]);

    private static TableDefinition TableOf(EntityDefinition entity, Organization organization)
    {
        var standard = entity.Fields.Select(field => field.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // Numbered columns: an organizer's text never becomes part of a statement.
        var custom = (entity.CustomModule is { } module ? organization.Events.SelectMany(e => CustomFields.Of(e, module)) : [])
            .Select(field => field.InternalName)
            .Where(name => !standard.Contains(name))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select((name, index) => (Name: name, Column: string.Create(CultureInfo.InvariantCulture, $"custom_{index}")))
            .ToDictionary(pair => pair.Name, pair => pair.Column, StringComparer.OrdinalIgnoreCase);
        return new TableDefinition(entity, custom);
    }

    private static SqlEntity ToMapping(TableDefinition table)
    {
        var columns = table.Entity.Fields.ToDictionary(field => field.Name, field => field.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, column) in table.CustomColumns)
            columns.Add(name, column);
        var mapping = new SqlEntity(table.Entity.Name, TableDefinition.EventColumn, columns)
        {
            OrderColumn = RelationshipDefinition.KeyColumn,
        };
        return table.Entity.Name == SessionEntity.Name
            ? mapping with
            {
                FindFilters = new Dictionary<string, (string, long)>(StringComparer.OrdinalIgnoreCase)
                {
                    ["Session"] = ("is_abstract", 0),
                    ["Abstract"] = ("is_abstract", 1),
                },
            }
            : mapping;
    }
}
