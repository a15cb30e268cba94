using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>A query as one <c>SELECT</c> of SQLite, with every value of the query in a parameter.</summary>
/// <param name="Sql">The statement, without a semicolon, so that it can be wrapped for counting and paging.</param>
/// <param name="Parameters">Parameter names (with <c>@</c>) and values: string, long, double or bool.</param>
/// <param name="Columns">The columns it returns, in order.</param>
public sealed record CompiledQuery(
    string Sql,
    IReadOnlyList<KeyValuePair<string, object>> Parameters,
    IReadOnlyList<ResultColumn> Columns)
{
    /// <summary>
    /// The place, from 0, of the column on which the query pivots; null where it does not. The host spreads the rows, because a statement
    /// must know its columns beforehand.
    /// </summary>
    public int? PivotColumn { get; init; }
}

/// <summary>A column of a result.</summary>
/// <param name="Name">The alias, or the path as the query wrote it.</param>
/// <param name="Type">What it holds.</param>
/// <param name="ContainsPii">Whether a value in it is personal data: true for a field that is, and for every function of one but COUNT.</param>
public sealed record ResultColumn(string Name, SbqlType Type, bool ContainsPii);
