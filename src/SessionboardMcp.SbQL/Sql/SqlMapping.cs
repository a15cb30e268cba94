namespace SessionboardMcp.SbQL.Sql;

/// <summary>Where the entities of a schema are kept in a SQLite database, so that a query can be compiled to SQL.</summary>
/// <param name="Entities">The table of each entity, by <see cref="Schema.SbqlEntity.Name"/>.</param>
/// <param name="Relationships">The joins of each relationship, by entity name and relationship name.</param>
/// <remarks>
/// Names of tables and columns are trusted text of the program, never of a query. A <see cref="Schema.SbqlType.Datetime"/>
/// field in column <c>c</c> is kept twice: <c>c</c> holds the wall time in the event's zone with its offset
/// (<c>2026-10-12T09:00:00-05:00</c>), <c>c_utc</c> the same instant in UTC (<c>2026-10-12T14:00:00Z</c>). Booleans are 0 and 1.
/// </remarks>
public sealed record SqlMapping(
    IReadOnlyDictionary<string, SqlEntity> Entities,
    IReadOnlyDictionary<(string Entity, string Relationship), IReadOnlyList<SqlJoin>> Relationships);

/// <summary>The table of an entity.</summary>
/// <param name="Table">The table or view.</param>
/// <param name="EventColumn">The column that holds the event's id.</param>
/// <param name="Columns">The column of each field, by field name.</param>
public sealed record SqlEntity(string Table, string EventColumn, IReadOnlyDictionary<string, string> Columns)
{
    /// <summary>
    /// What narrows the table for a name that <c>FIND</c> takes: a column and the value it must have, by find name
    /// (<c>Abstract</c>: <c>is_abstract</c> = 1). A name that is missing is not narrowed.
    /// </summary>
    public IReadOnlyDictionary<string, (string Column, long Value)> FindFilters { get; init; } =
        new Dictionary<string, (string, long)>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// A column whose values differ in every row, which orders rows that a query leaves unordered; null for the rowid,
    /// which a view does not have.
    /// </summary>
    public string? OrderColumn { get; init; }
}

/// <summary>One step of a relationship: <c>JOIN table ON previous.from = table.to</c>.</summary>
/// <param name="FromColumn">The column of the table before.</param>
/// <param name="Table">The table joined.</param>
/// <param name="ToColumn">Its column.</param>
public sealed record SqlJoin(string FromColumn, string Table, string ToColumn);
