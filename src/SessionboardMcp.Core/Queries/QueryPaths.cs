using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.Core.Queries;

/// <summary>Walks a query's tree for the fields that it names.</summary>
internal static class QueryPaths
{
    /// <summary>Every path of the query.</summary>
    public static IEnumerable<PathExpression> All(SbqlQuery query) =>
    [
        .. query.Columns.SelectMany(column => In(column.Expression)),
        .. query.GroupBy.SelectMany(In),
        .. query.OrderBy.SelectMany(item => In(item.Expression)),
        .. In(query.Where),
        .. In(query.Having),
        .. In(query.Pivot),
    ];

    /// <summary>
    /// The paths whose values a condition tests. Whether a value is there at all (<c>IS NULL</c>, <c>COUNT</c>) is no test of it: a
    /// masked answer shows as much.
    /// </summary>
    public static IEnumerable<PathExpression> Tested(Condition? condition) => Leaves(condition)
        .Where(leaf => leaf is not (NullCondition or EmptyCondition))
        .SelectMany(Values)
        .SelectMany(TestedIn);

    /// <summary>The paths of an expression whose values show in its value: none for a count.</summary>
    public static IEnumerable<PathExpression> TestedIn(Expression expression) => expression switch
    {
        AggregateExpression { Function: AggregateFunction.Count } => [],
        FunctionExpression function => function.Arguments.SelectMany(TestedIn),
        _ => In(expression),
    };

    /// <summary>The paths of which only is told whether they have a value: in <c>IS NULL</c>, <c>IS EMPTY</c> and <c>COUNT</c>.</summary>
    public static IEnumerable<PathExpression> AskedFor(SbqlQuery query) =>
    [
        .. Leaves(query.Where).Concat(Leaves(query.Having)).SelectMany(leaf => leaf is NullCondition or EmptyCondition ? In(leaf) : []),
        .. Aggregates(query).Where(aggregate => aggregate.Function == AggregateFunction.Count).SelectMany(In),
    ];

    /// <summary>The paths whose values an aggregate compares: of a least or greatest one, a sum, or a count of what is different after a function.</summary>
    public static IEnumerable<PathExpression> Compared(SbqlQuery query) => Aggregates(query)
        .Where(aggregate => aggregate.Function != AggregateFunction.Count || (aggregate.Distinct && aggregate.Argument is not PathExpression))
        .SelectMany(In);

    private static IEnumerable<AggregateExpression> Aggregates(SbqlQuery query) => query.Columns.Select(column => column.Expression)
        .Concat(query.OrderBy.Select(item => item.Expression))
        .Concat(query.GroupBy)
        .Concat(Leaves(query.Having).SelectMany(Values))
        .SelectMany(Aggregates);

    private static IEnumerable<AggregateExpression> Aggregates(Expression expression) => expression switch
    {
        AggregateExpression aggregate => [aggregate],
        FunctionExpression function => function.Arguments.SelectMany(Aggregates),
        _ => [],
    };

    private static IEnumerable<Condition> Leaves(Condition? condition) => condition switch
    {
        null => [],
        LogicalCondition logical => logical.Conditions.SelectMany(Leaves),
        NotCondition not => Leaves(not.Inner),
        _ => [condition],
    };

    private static IEnumerable<Expression> Values(Condition leaf) => leaf switch
    {
        ComparisonCondition comparison => [comparison.Left, comparison.Right],
        InCondition inCondition => [inCondition.Left],
        BetweenCondition between => [between.Left, between.Low, between.High],
        LikeCondition like => [like.Left],
        MatchCondition match => [match.Left],
        TruthCondition truth => [truth.Value],
        NullCondition isNull => [isNull.Left],
        EmptyCondition empty => [empty.Left],
        _ => [],
    };

    private static IEnumerable<PathExpression> In(Expression? expression) => expression switch
    {
        PathExpression path => [path],
        FunctionExpression function => function.Arguments.SelectMany(In),
        AggregateExpression aggregate => In(aggregate.Argument),
        _ => [],
    };

    private static IEnumerable<PathExpression> In(Condition? condition) => Leaves(condition).SelectMany(Values).SelectMany(value => In(value));
}
