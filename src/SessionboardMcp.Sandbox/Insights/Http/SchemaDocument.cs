using System.Text.Json.Serialization;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Sandbox.Insights.Http;

/// <summary>
/// The answer to a schema request. <b>Our assumption</b>: Sessionboard describes in words what the schema holds and publishes
/// no JSON of it, so a client should read any shape tolerantly. Names are in snake case.
/// </summary>
internal sealed record SchemaDocument
{
    /// <summary>Every entity.</summary>
    public required IReadOnlyList<EntityDocument> Entities { get; init; }

    /// <summary>The roles of an event's participants; missing in the organization's schema.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RoleDocument>? SessionParticipantRoles { get; init; }

    /// <summary>The document of a schema.</summary>
    public static SchemaDocument Of(SbqlSchema schema, IReadOnlyList<Role>? roles = null) => new()
    {
        Entities = [.. schema.Entities.Select(EntityDocument.Of)],
        SessionParticipantRoles = roles is null ? null : [.. roles.Select(RoleDocument.Of)],
    };
}

/// <summary>An entity.</summary>
/// <param name="Name">Its plural name, for <c>FROM</c> and <c>JOIN</c>.</param>
/// <param name="Singular">Its singular name, which qualifies fields.</param>
/// <param name="Find">The names that <c>FIND</c> takes.</param>
/// <param name="Description">What a record of it is, with warnings.</param>
/// <param name="DefaultFields">The fields of a query that names none.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="Relationships">What it is related to.</param>
internal sealed record EntityDocument(
    string Name,
    string Singular,
    IReadOnlyList<string> Find,
    string? Description,
    IReadOnlyList<string> DefaultFields,
    IReadOnlyList<FieldDocument> Fields,
    IReadOnlyList<RelationshipDocument> Relationships)
{
    /// <summary>The document of an entity.</summary>
    public static EntityDocument Of(SbqlEntity entity) => new(
        entity.Name,
        entity.Singular,
        entity.FindNames,
        entity.Description,
        entity.DefaultFields,
        [.. entity.Fields.Select(FieldDocument.Of)],
        [.. entity.Relationships.Select(RelationshipDocument.Of)]);
}

/// <summary>A field.</summary>
/// <param name="Name">Its name in a query.</param>
/// <param name="Type"><c>text</c>, <c>datetime</c>, <c>decimal</c>, <c>int</c>, <c>boolean</c> or <c>uuid</c>.</param>
/// <param name="Description">What it means.</param>
/// <param name="ContainsPii">Whether it is masked.</param>
/// <param name="Functions">The functions that its type has.</param>
internal sealed record FieldDocument(string Name, string Type, string? Description, bool ContainsPii, IReadOnlyList<string> Functions)
{
    /// <summary>The document of a field.</summary>
    public static FieldDocument Of(SbqlField field) =>
        new(field.Name, TypeNames.Of(field.Type), field.Description, field.ContainsPii, TypeNames.FunctionsOf(field.Type));
}

/// <summary>A relationship.</summary>
/// <param name="Name">Its name in a dotted path.</param>
/// <param name="Entity">The entity that it leads to.</param>
/// <param name="Type"><c>to_one</c> or <c>to_many</c>.</param>
/// <param name="Description">An explanation or warning.</param>
internal sealed record RelationshipDocument(
    string Name,
    string Entity,
    string Type,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Description)
{
    /// <summary>The document of a relationship.</summary>
    public static RelationshipDocument Of(SbqlRelationship relationship) => new(
        relationship.Name,
        relationship.Target,
        relationship.Cardinality == Cardinality.One ? "to_one" : "to_many",
        relationship.Description);
}
