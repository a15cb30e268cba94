using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>Turns a parsed query into one <c>SELECT</c> of SQLite.</summary>
/// <remarks>
/// <para>
/// No text of the query enters the statement: values are parameters, tables and columns come from the mapping, the columns
/// of the result are called <c>c0</c>, <c>c1</c>… and bear their true names in <see cref="CompiledQuery.Columns"/>.
/// </para>
/// <para>
/// Sessionboard publishes no semantics, so these are this project's: names are found without case. <c>FIND</c> narrows by
/// <see cref="SqlEntity.FindFilters"/> (the plural of a found entity is taken for its singular), <c>FROM</c> does not. A
/// dotted path walks relationships by LEFT JOIN, one join for each path however often it is written; <c>JOIN</c> is an INNER
/// JOIN by the first relationship between the entity and those before it, newest first. Text compares, groups and sorts
/// without case; nulls sort last, whether ascending or descending. A datetime compares by the clock on the wall of the event
/// with a literal that has no offset, by the instant with one that has; it sorts by the instant. Rows that the query leaves unordered keep the order
/// of <see cref="SqlEntity.OrderColumn"/>, so that pages do not overlap.
/// </para>
/// <para>
/// The connection that runs the statement must have a collation <see cref="Collation"/>, and should replace
/// <c>like(pattern, text)</c>, <c>upper(text)</c> and <c>lower(text)</c>, which in SQLite know the case of ASCII only.
/// </para>
/// </remarks>
public static class SbqlCompiler
{
    /// <summary>The name of the collation, to be registered by the host, under which texts differing in case are equal.</summary>
    public const string Collation = "SBQL";

    /// <summary>How many columns, and how many terms of <c>GROUP BY</c> or <c>ORDER BY</c>, a query may have.</summary>
    public const int MaxColumns = 200;

    /// <summary>How many tables a query may touch; SQLite joins 64.</summary>
    public const int MaxTables = 60;

    /// <summary>The statement of <paramref name="query"/>, or where and why it does not fit <paramref name="schema"/>.</summary>
    /// <param name="query">A parsed query.</param>
    /// <param name="schema">What may be named.</param>
    /// <param name="mapping">Where it is kept; everything that <paramref name="schema"/> names must be in it.</param>
    /// <param name="eventIds">The events that count; where there is none, no record does.</param>
    /// <exception cref="InvalidOperationException">The mapping lacks something that the schema names.</exception>
    public static CompileResult Compile(
        SbqlQuery query, SbqlSchema schema, SqlMapping mapping, IReadOnlyCollection<int> eventIds)
    {
        try
        {
            return new CompileResult(new QueryCompiler(query, schema, mapping).Compile(eventIds), null);
        }
        catch (SbqlErrorException e)
        {
            return new CompileResult(null, e.Error);
        }
    }
}
