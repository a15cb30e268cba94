using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.Core.Tools.Support;

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
    public static IEnumerable<PathExpression> Tested(Condition? condition) => condition switch
    {
        null or NullCondition or EmptyCondition => [],
        LogicalCondition logical => logical.Conditions.SelectMany(Tested),
        NotCondition not => Tested(not.Inner),
        ComparisonCondition comparison => [.. TestedIn(comparison.Left), .. TestedIn(comparison.Right)],
        InCondition inCondition => TestedIn(inCondition.Left),
        BetweenCondition between => [.. TestedIn(between.Left), .. TestedIn(between.Low), .. TestedIn(between.High)],
        LikeCondition like => TestedIn(like.Left),
        MatchCondition match => TestedIn(match.Left),
        TruthCondition truth => TestedIn(truth.Value),
        _ => In(condition),
    };

    /// <summary>The paths of an expression whose values show in its value: none for a count.</summary>
    public static IEnumerable<PathExpression> TestedIn(Expression expression) =>
        expression is AggregateExpression { Function: AggregateFunction.Count } ? [] : In(expression);

    private static IEnumerable<PathExpression> In(Expression? expression) => expression switch
    {
        PathExpression path => [path],
        FunctionExpression function => function.Arguments.SelectMany(In),
        AggregateExpression aggregate => In(aggregate.Argument),
        _ => [],
    };

    private static IEnumerable<PathExpression> In(Condition? condition) => condition switch
    {
        LogicalCondition logical => logical.Conditions.SelectMany(In),
        NotCondition not => In(not.Inner),
        ComparisonCondition comparison => [.. In(comparison.Left), .. In(comparison.Right)],
        InCondition inCondition => In(inCondition.Left),
        BetweenCondition between => [.. In(between.Left), .. In(between.Low), .. In(between.High)],
        LikeCondition like => In(like.Left),
        MatchCondition match => In(match.Left),
        TruthCondition truth => In(truth.Value),
        NullCondition isNull => In(isNull.Left),
        EmptyCondition empty => In(empty.Left),
        _ => [],
    };
}
