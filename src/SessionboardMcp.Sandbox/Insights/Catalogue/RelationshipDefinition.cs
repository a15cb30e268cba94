using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sql;

namespace SessionboardMcp.Sandbox.Insights.Catalogue;

/// <summary>A relationship of the schema together with the joins that take it.</summary>
internal sealed record RelationshipDefinition(string Entity, SbqlRelationship Relationship, IReadOnlyList<SqlJoin> Joins)
{
    /// <summary>The column that every entity's table is keyed by: ids are only unique within an event.</summary>
    public const string KeyColumn = "row_key";

    /// <summary>The one record that <paramref name="column"/> points to.</summary>
    public static RelationshipDefinition ToOne(string entity, string name, string target, string column, string? description = null) =>
        new(entity, new(name, target, Cardinality.One, description), [new(column, target, KeyColumn)]);

    /// <summary>The records whose <paramref name="column"/> points here.</summary>
    public static RelationshipDefinition ToMany(string entity, string name, string target, string column, string? description = null) =>
        new(entity, new(name, target, Cardinality.Many, description), [new(KeyColumn, target, column)]);

    /// <summary>A link in the direction in which it was written.</summary>
    public static RelationshipDefinition Along(Link link, string name, string? description = null) =>
        new(link.From, new(name, link.To, Cardinality.Many, description),
            [new(KeyColumn, link.Table, "from_key"), new("to_key", link.To, KeyColumn)]);

    /// <summary>A link the other way round.</summary>
    public static RelationshipDefinition Back(Link link, string name, string? description = null) =>
        new(link.To, new(name, link.From, Cardinality.Many, description),
            [new(KeyColumn, link.Table, "to_key"), new("from_key", link.From, KeyColumn)]);
}
