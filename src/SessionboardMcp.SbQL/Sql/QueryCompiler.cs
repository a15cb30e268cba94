using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>Compiles one query, clause by clause.</summary>
internal sealed class QueryCompiler
{
    private readonly SbqlQuery _query;
    private readonly EntityNames _entities;
    private readonly JoinPlan _joins;
    private readonly PathResolver _paths;
    private readonly ExpressionCompiler _expressions;
    private readonly ParameterList _parameters = new();

    public QueryCompiler(SbqlQuery query, SbqlSchema schema, SqlMapping mapping)
    {
        _query = query;
        _entities = new EntityNames(schema, mapping);
        _joins = new JoinPlan(schema, mapping, _entities.Root(query));
        _paths = new PathResolver(_joins, query.Dialect);
        _expressions = new ExpressionCompiler(_paths, _parameters);
    }

    /// <summary>The tables that the query is known to touch so far.</summary>
    public JoinPlan Joins => _joins;

    /// <summary>Finds the fields that paths of this query mean.</summary>
    public PathResolver Paths => _paths;

    public CompiledQuery Compile(IReadOnlyCollection<int> eventIds)
    {
        Limit(_query.Columns, "columns");
        Limit(_query.GroupBy, "columns in GROUP BY");
        Limit(_query.OrderBy, "columns in ORDER BY");
        Join();
        var outputs = new OutputColumns(_query, _joins.Root.Entity);
        var where = Where(eventIds);
        var grouping = new Grouping(_query, outputs, _paths, _expressions);
        var columns = Columns(outputs, grouping);
        var having = Having(outputs, grouping);
        var order = new Ordering(_query, outputs, columns, grouping, _expressions).Terms(_joins);
        var selected = columns.Select((column, i) => $"{(_query.Distinct ? column.Comparable : column.Sql)} AS {SqlNames.Output(i)}");

        // The tables come last to be written, because every clause may add some.
        var sql = $"SELECT {(_query.Distinct ? "DISTINCT " : "")}{string.Join(", ", selected)} FROM {_joins.From} WHERE {where}";
        if (grouping.Terms.Count > 0)
            sql += $" GROUP BY {string.Join(", ", grouping.Terms.Select(term => term.Comparable))}";
        if (having is not null)
            sql += $" HAVING {having}";
        if (order.Count > 0)
            sql += $" ORDER BY {string.Join(", ", order)}";
        if (_query.Limit is { } limit)
            sql += $" LIMIT {_parameters.Add((object)limit.Rows)}";
        return new CompiledQuery(sql, _parameters.All, [.. columns.Select((column, i) => new ResultColumn(
            ColumnNames.Of(outputs.Columns[i]), column.Type ?? SbqlType.Text, column.ContainsPii))])
        {
            PivotColumn = _query.Pivot is { } pivot ? PivotColumn(pivot, outputs.Columns) : null,
        };
    }

    private static int PivotColumn(Expression pivot, IReadOnlyList<ColumnItem> columns)
    {
        var names = columns.Select(ColumnNames.Of).ToList();
        var wanted = ColumnNames.Of(pivot);
        var at = names.FindIndex(name => name.Equals(wanted, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
            at = columns.ToList().FindIndex(column => ColumnNames.Of(column.Expression).Equals(wanted, StringComparison.OrdinalIgnoreCase));
        if (at >= 0 && columns.Count > 1)
            return at;
        var expected = at < 0 ? $"one of the result such as {names[0]}" : "another column beside it";
        throw SbqlErrorException.At(pivot.Span, $"PIVOT cannot take {wanted}: expected {expected}.", expected, DiagnosticRules.UnknownSyntax);
    }

    private static void Limit(IReadOnlyList<SbqlNode> items, string what)
    {
        if (items.Count <= SbqlCompiler.MaxColumns)
            return;
        var message = $"The query has {items.Count} {what}: expected at most {SbqlCompiler.MaxColumns}.";
        throw SbqlErrorException.At(items[SbqlCompiler.MaxColumns].Span, message, $"at most {SbqlCompiler.MaxColumns}", DiagnosticRules.TooLarge);
    }

    private void Join()
    {
        foreach (var name in _query.Joins)
        {
            var entity = _entities.Named(name);
            if (_joins.Named.Any(source => source.Entity == entity))
            {
                var message = $"{entity.Name} is already part of the query: expected another entity.";
                throw SbqlErrorException.At(name.Span, message, "another entity");
            }

            _joins.Join(entity, name);
        }
    }

    private string Where(IReadOnlyCollection<int> eventIds)
    {
        var root = _joins.Root;
        var events = eventIds.Distinct().Select(id => _parameters.Add((object)(long)id));
        var where = $"{root.Column(root.Table.EventColumn)} IN ({string.Join(", ", events)})";
        if (_entities.FindFilter(_query, root.Entity) is var (column, value))
            where += $" AND {root.Column(column)} = {_parameters.Add((object)value)}";
        return _query.Where is { } condition
            ? $"{where} AND ({new ConditionCompiler(_expressions, _parameters, WithoutAggregate, _paths).Compile(condition)})"
            : where;
    }

    private static Expression WithoutAggregate(Expression expression) =>
        Aggregates.FirstIn(expression) is { } aggregate
            ? throw SbqlErrorException.At(aggregate.Span, $"WHERE cannot take {ColumnNames.Of(aggregate)}: expected it in HAVING.", "HAVING")
            : expression;

    private List<SqlExpression> Columns(OutputColumns outputs, Grouping grouping)
    {
        if (grouping.IsGrouped && _query.Columns.Count == 0)
        {
            var expected = _query.Dialect == QueryDialect.Find ? "INCLUDE with columns" : "columns instead of *";
            throw SbqlErrorException.At(
                (_query.GroupBy.Count > 0 ? _query.GroupBy[0] : _query.Having ?? (SbqlNode)_query.Entity).Span, $"A query with groups must name what it shows: expected {expected}.", expected, DiagnosticRules.MixedAggregate);
        }

        foreach (var column in outputs.Columns)
            grouping.Check(column.Expression);
        return [.. outputs.Columns.Select(column => _expressions.Compile(column.Expression))];
    }

    private string? Having(OutputColumns outputs, Grouping grouping)
    {
        if (_query.Having is null)
            return null;
        return new ConditionCompiler(_expressions, _parameters, Prepared).Compile(_query.Having);

        Expression Prepared(Expression written)
        {
            var expression = outputs.Expanded(written);
            grouping.Check(expression);
            return expression;
        }
    }
}
