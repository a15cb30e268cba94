using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>What a query groups by, and whether what it shows has one value for each group.</summary>
internal sealed class Grouping
{
    private readonly ExpressionCompiler _expressions;
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly List<SqlExpression> _terms = [];

    public Grouping(SbqlQuery query, OutputColumns outputs, PathResolver paths, ExpressionCompiler expressions)
    {
        _expressions = expressions;
        foreach (var written in query.GroupBy)
        {
            // As in SQL a field comes before an alias of the same name.
            var isAlias = written is PathExpression { Parts: [var only] } && !paths.IsField(only.Text);
            var term = isAlias ? outputs.Expanded(written) : written;
            if (Aggregates.FirstIn(term) is { } aggregate)
            {
                var message = $"GROUP BY cannot take {ColumnNames.Of(aggregate)}: expected a column that is no aggregate.";
                throw SbqlErrorException.At(written.Span, message, "a column that is no aggregate");
            }

            var compiled = expressions.Compile(term);
            if (_keys.Add(compiled.Sql))
                _terms.Add(compiled);
        }

        IsGrouped = query.GroupBy.Count > 0
            || query.Having is not null
            || outputs.Columns.Any(column => Aggregates.FirstIn(column.Expression) is not null)
            || query.OrderBy.Any(order => Aggregates.FirstIn(outputs.Expanded(order.Expression)) is not null);
    }

    /// <summary>Whether a row of the result stands for many records.</summary>
    public bool IsGrouped { get; }

    public IReadOnlyList<SqlExpression> Terms => _terms;

    /// <summary>Refuses a value of which a group may have several.</summary>
    public void Check(Expression expression)
    {
        if (!IsGrouped || Loose(expression) is not { } loose)
            return;
        var name = ColumnNames.Of(loose);
        var message = $"{name} may have several values in a group: expected it in GROUP BY {name}, or in an aggregate such as COUNT.";
        throw SbqlErrorException.At(loose.Span, message, $"GROUP BY {name}", DiagnosticRules.MixedAggregate);
    }

    private Expression? Loose(Expression expression) => expression switch
    {
        AggregateExpression or Literal => null,
        _ when _keys.Contains(_expressions.Compile(expression).Sql) => null,
        FunctionExpression function => function.Arguments.Select(Loose).FirstOrDefault(found => found is not null),
        _ => expression,
    };
}
