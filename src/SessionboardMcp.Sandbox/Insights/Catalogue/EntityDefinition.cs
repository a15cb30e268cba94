using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Sandbox.Insights.Catalogue;

/// <summary>An entity of the schema, its fields, and the rows that an event has of it.</summary>
internal abstract class EntityDefinition
{
    /// <summary>The plural name, which is the table's name too.</summary>
    public required string Name { get; init; }

    /// <summary>The singular name.</summary>
    public required string Singular { get; init; }

    /// <summary>The names that <c>FIND</c> takes.</summary>
    public required IReadOnlyList<string> FindNames { get; init; }

    /// <summary>What a record of it is.</summary>
    public required string Description { get; init; }

    /// <summary>The fields of a query that names none.</summary>
    public required IReadOnlyList<string> DefaultFields { get; init; }

    /// <summary>The module (<see cref="Field.Module"/>) whose custom fields it has; null for none.</summary>
    public string? CustomModule { get; init; }

    /// <summary>The fields that every event has.</summary>
    public abstract IReadOnlyList<SbqlField> Fields { get; }

    /// <summary>The columns that point to records of other entities, with the entity.</summary>
    public abstract IReadOnlyList<(string Column, string Target)> References { get; }

    /// <summary>The event's records.</summary>
    public abstract IEnumerable<ProjectedRow> RowsOf(Event @event);

    /// <summary>The ids of the event's records, in the same order.</summary>
    public abstract IEnumerable<string> IdsOf(Event @event);

    /// <summary>
    /// Whether an earlier version of an event and a later one certainly have the same records. Only what has many rows and seldom changes looks;
    /// the others say no.
    /// </summary>
    public Func<Event, Event, bool> IsSame { get; init; } = static (_, _) => false;
}

/// <summary>A record on its way into the database.</summary>
/// <param name="Id">Its id, unique among the event's records of its entity.</param>
/// <param name="Values">One value for each of <see cref="EntityDefinition.Fields"/>.</param>
/// <param name="References">One id or null for each of <see cref="EntityDefinition.References"/>.</param>
/// <param name="CustomValues">Its custom fields' values.</param>
internal sealed record ProjectedRow(
    string Id,
    IReadOnlyList<object?> Values,
    IReadOnlyList<string?> References,
    IReadOnlyList<CustomValue> CustomValues);

/// <summary>An entity whose records are made of <typeparamref name="T"/>.</summary>
internal sealed class EntityDefinition<T> : EntityDefinition
{
    private readonly IReadOnlyList<ProjectedField<T>> _fields;
    private readonly IReadOnlyList<Reference<T>> _references;

    public EntityDefinition(IReadOnlyList<ProjectedField<T>> fields, IReadOnlyList<Reference<T>>? references = null)
    {
        _fields = fields;
        _references = references ?? [];
        Fields = [.. fields.Select(field => field.ToSchema())];
        References = [.. _references.Select(reference => (reference.Column, reference.Target))];
    }

    /// <summary>The event's records.</summary>
    public required Func<Event, IEnumerable<T>> Records { get; init; }

    /// <summary>A record's id.</summary>
    public required Func<T, string> Id { get; init; }

    /// <summary>A record's custom values.</summary>
    public Func<T, IReadOnlyList<CustomValue>> CustomValues { get; init; } = static _ => [];

    /// <inheritdoc/>
    public override IReadOnlyList<SbqlField> Fields { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Column, string Target)> References { get; }

    /// <inheritdoc/>
    public override IEnumerable<ProjectedRow> RowsOf(Event @event) =>
        Records(@event).Select(record => new ProjectedRow(
            Id(record),
            [.. _fields.Select(field => field.Value(record))],
            [.. _references.Select(reference => reference.TargetId(record))],
            CustomValues(record)));

    /// <inheritdoc/>
    public override IEnumerable<string> IdsOf(Event @event) => Records(@event).Select(Id);
}
