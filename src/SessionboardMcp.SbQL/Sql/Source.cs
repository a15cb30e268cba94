using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>A table in the <c>FROM</c> of the statement that holds the records of an entity.</summary>
internal sealed record Source(string Alias, SbqlEntity Entity, SqlEntity Table)
{
    /// <summary>What it was reached from; null for the found entity.</summary>
    public Source? Parent { get; init; }

    /// <summary>Whether a record of the parent may have several, so that its row is repeated.</summary>
    public bool IsMany { get; init; }

    public string Column(string column) => $"{Alias}.{SqlNames.Quoted(column)}";

    /// <summary>The column of a field.</summary>
    public string Column(SbqlField field) =>
        Table.Columns.TryGetValue(field.Name, out var column)
            ? Column(column)
            : throw new InvalidOperationException($"The mapping has no column for {Entity.Name}.{field.Name}.");

    /// <summary>The column that holds the instant of a datetime field.</summary>
    public string UtcColumn(SbqlField field) => Column(Table.Columns[field.Name] + "_utc");

    /// <summary>What its rows are ordered by when nothing else says it.</summary>
    public string Order => Table.OrderColumn is { } column ? Column(column) : $"{Alias}.rowid";
}
