using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>The order of the rows, made complete so that pages neither overlap nor miss a row.</summary>
internal sealed class Ordering(
    SbqlQuery query, OutputColumns outputs, IReadOnlyList<SqlExpression> columns, Grouping grouping, ExpressionCompiler expressions)
{
    /// <summary>The terms of <c>ORDER BY</c>.</summary>
    public IReadOnlyList<string> Terms(JoinPlan joins)
    {
        var terms = new List<string>();
        foreach (var item in query.OrderBy)
        {
            var expression = outputs.Expanded(item.Expression);
            grouping.Check(expression);
            var value = expressions.Compile(expression);
            if (query.Distinct && !columns.Any(column => column.Sql == value.Sql))
            {
                const string Expected = "a column of the result";
                var message = $"With DISTINCT the rows cannot be ordered by {ColumnNames.Of(item.Expression)}: expected {Expected}.";
                throw SbqlErrorException.At(item.Span, message, Expected);
            }

            terms.Add($"{value.Sql} IS NULL");
            terms.Add(item.Descending ? $"{value.Sortable} DESC" : value.Sortable);
        }

        return [.. terms.Concat(Rest(joins)).Distinct(StringComparer.Ordinal)];
    }

    private IEnumerable<string> Rest(JoinPlan joins)
    {
        if (query.Distinct)
            return PersonalLast(columns);
        if (grouping.IsGrouped)
            return PersonalLast(grouping.Terms);
        // Related records repeat a record of the root; rows equal in every column may change places unnoticed.
        return joins.HasJoins ? PersonalLast(columns).Prepend(joins.Root.Order) : [joins.Root.Order];
    }

    // The order that nobody asked for should not tell the ranks of what may be masked.
    private static IEnumerable<string> PersonalLast(IEnumerable<SqlExpression> values) => values.OrderBy(value => value.ContainsPii).SelectMany(NullsLast);

    private static IEnumerable<string> NullsLast(SqlExpression value) => [$"{value.Sql} IS NULL", value.Sortable];
}
