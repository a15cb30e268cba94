using System.Buffers;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Writing;

/// <summary>Writes a query in the one canonical way.</summary>
public static class SbqlFormatter
{
    // What string.ReplaceLineEndings takes for one.
    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\r\n\f\u0085\u2028\u2029");

    /// <summary>
    /// The query with one clause a line, keywords and functions in capitals, and quotes and parentheses only where they mean something.
    /// Reading it gives a query that means the same, and formatting that gives the same text again. Comments are not kept.
    /// </summary>
    /// <param name="query">A parsed query.</param>
    public static string Format(SbqlQuery query) => string.Join('\n', Lines(query));

    /// <summary>The same with a space between the clauses; null where a text or name of the query holds a line break, which means something.</summary>
    /// <param name="query">A parsed query.</param>
    public static string? FormatOnOneLine(SbqlQuery query)
    {
        var lines = Lines(query);
        return lines.Exists(line => line.AsSpan().IndexOfAny(LineBreaks) >= 0) ? null : string.Join(' ', lines);
    }

    private static List<string> Lines(SbqlQuery query)
    {
        var columns = string.Join(", ", query.Columns.Select(Column));
        var lines = new List<string>();
        if (query.Dialect == QueryDialect.Find)
        {
            lines.Add($"FIND {NameText.Of(query.Entity.Text)}");
            Add("WHERE", query.Where);
            if (query.Columns.Count > 0)
                lines.Add($"INCLUDE {columns}");
        }
        else
        {
            lines.Add($"SELECT {(query.Distinct ? "DISTINCT " : "")}{(query.Columns.Count > 0 ? columns : "*")}");
            lines.Add($"FROM {NameText.Of(query.Entity.Text)}");
            lines.AddRange(query.Joins.Select(join => $"JOIN {NameText.Of(join.Text)}"));
            Add("WHERE", query.Where);
        }

        if (query.GroupBy.Count > 0)
            lines.Add($"GROUP BY {ExpressionText.List(query.GroupBy)}");
        Add("HAVING", query.Having);
        if (query.OrderBy.Count > 0)
            lines.Add($"ORDER BY {string.Join(", ", query.OrderBy.Select(Order))}");
        if (query.Limit is { } limit)
            lines.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"LIMIT {limit.Rows}"));
        if (query.Pivot is { } pivot)
            lines.Add($"PIVOT {ExpressionText.Of(pivot)}");
        return lines;

        void Add(string keyword, Condition? condition)
        {
            if (condition is not null)
                lines.Add($"{keyword} {ConditionText.Of(condition)}");
        }
    }

    private static string Column(ColumnItem column) =>
        ExpressionText.Of(column.Expression) + (column.Alias is { } alias ? $" AS {NameText.Of(alias.Text, anyWord: true)}" : "");

    private static string Order(OrderItem item) => ExpressionText.Of(item.Expression) + (item.Descending ? " DESC" : "");
}
