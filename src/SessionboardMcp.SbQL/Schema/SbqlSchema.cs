namespace SessionboardMcp.SbQL.Schema;

/// <summary>What a query may name: entities, their fields and the relationships between them.</summary>
/// <param name="Entities">Every entity, in the order in which it is shown.</param>
public sealed record SbqlSchema(IReadOnlyList<SbqlEntity> Entities)
{
    /// <summary>The entity of that name, whether written plural, singular or as <c>FIND</c> writes it; case does not matter.</summary>
    public SbqlEntity? FindEntity(string name) => Entities.FirstOrDefault(entity => entity.IsCalled(name));
}

/// <summary>One kind of record that can be asked for.</summary>
/// <param name="Name">The plural name that <c>FROM</c> and <c>JOIN</c> use, such as <c>sessions</c>.</param>
/// <param name="Singular">The singular name that qualifies a field, such as <c>session</c>.</param>
/// <param name="FindNames">The names that <c>FIND</c> takes, such as <c>Session</c> and <c>Abstract</c>.</param>
/// <param name="Fields">Its own fields.</param>
/// <param name="Relationships">What it is related to.</param>
/// <param name="Description">A warning or explanation from the schema, if any.</param>
public sealed record SbqlEntity(
    string Name,
    string Singular,
    IReadOnlyList<string> FindNames,
    IReadOnlyList<SbqlField> Fields,
    IReadOnlyList<SbqlRelationship> Relationships,
    string? Description = null)
{
    /// <summary>The fields that a query without columns returns; every field where none are named.</summary>
    public IReadOnlyList<string> DefaultFields { get; init; } = [];

    /// <summary>Whether <paramref name="name"/> is one of its names; case does not matter.</summary>
    public bool IsCalled(string name) =>
        Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        || Singular.Equals(name, StringComparison.OrdinalIgnoreCase)
        || FindNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The field of that name; case does not matter.</summary>
    public SbqlField? FindField(string name) =>
        Fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The relationship of that name; case does not matter.</summary>
    public SbqlRelationship? FindRelationship(string name) =>
        Relationships.FirstOrDefault(relationship => relationship.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A field of an entity.</summary>
/// <param name="Name">Its name in a query.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Description">What it means.</param>
/// <param name="ContainsPii">Whether it holds personal data that is masked.</param>
public sealed record SbqlField(string Name, SbqlType Type, string? Description = null, bool ContainsPii = false);

/// <summary>A way from one entity to another, which a dotted name or a <c>JOIN</c> takes.</summary>
/// <param name="Name">The name in a dotted path: singular for to-one, plural for to-many.</param>
/// <param name="Target">The <see cref="SbqlEntity.Name"/> of the entity it leads to.</param>
/// <param name="Cardinality">Whether it leads to one record or many.</param>
/// <param name="Description">A warning or explanation from the schema, if any.</param>
public sealed record SbqlRelationship(string Name, string Target, Cardinality Cardinality, string? Description = null);

/// <summary>How many records a relationship leads to.</summary>
public enum Cardinality
{
    /// <summary>One at most.</summary>
    One,

    /// <summary>Any number: a query that takes it returns one row per related record.</summary>
    Many,
}

/// <summary>The types that Sessionboard's schema names.</summary>
public enum SbqlType
{
    /// <summary>Text; compared without case.</summary>
    Text,

    /// <summary>A point in time, compared and shown in the event's time zone.</summary>
    Datetime,

    /// <summary>A number with decimals.</summary>
    Decimal,

    /// <summary>A whole number.</summary>
    Int,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A UUID.</summary>
    Uuid,
}
