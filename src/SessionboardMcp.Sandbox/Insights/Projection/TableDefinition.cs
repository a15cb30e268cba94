using SessionboardMcp.Sandbox.Insights.Catalogue;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Sandbox.Insights.Projection;

/// <summary>The table of an entity: key, event, fields (datetimes twice), references, custom fields.</summary>
internal sealed record TableDefinition(EntityDefinition Entity, IReadOnlyDictionary<string, string> CustomColumns)
{
    /// <summary>The column of the event's id in every table.</summary>
    public const string EventColumn = "scope_event";

    /// <summary>What the column of the same instant in UTC ends with.</summary>
    public const string UtcSuffix = "_utc";

    /// <summary>All columns, in the order in which values are inserted.</summary>
    public IReadOnlyList<string> Columns { get; } =
    [
        RelationshipDefinition.KeyColumn,
        EventColumn,
        .. Entity.Fields.SelectMany(field => field.Type == SbqlType.Datetime
            ? (IEnumerable<string>)[field.Name, field.Name + UtcSuffix]
            : [field.Name]),
        .. Entity.References.Select(reference => reference.Column),
        .. CustomColumns.Values,
    ];

    /// <summary>
    /// The statements that make the table and what joins look up. Fields have no type, so that SQLite keeps every value as it
    /// was given; keys must have the type of the key that they point to, or SQLite does not use their index.
    /// </summary>
    public IEnumerable<string> Statements()
    {
        var keys = Entity.References.Select(reference => reference.Column).ToHashSet(StringComparer.Ordinal);
        var columns = Columns.Skip(1).Select(column => $", \"{column}\"{(keys.Contains(column) ? " INTEGER" : "")}");
        yield return $"CREATE TABLE \"{Entity.Name}\" ({RelationshipDefinition.KeyColumn} INTEGER PRIMARY KEY{string.Concat(columns)})";
        foreach (var (column, _) in Entity.References)
            yield return $"CREATE INDEX \"{Entity.Name}_{column}\" ON \"{Entity.Name}\" (\"{column}\")";
    }
}
