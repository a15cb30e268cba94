using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Walks over the tree of a query.</summary>
internal static class TreeWalk
{
    /// <summary>Every value at the top of a clause, with whether a relationship may stand for it.</summary>
    public static IEnumerable<Expression> Values(SbqlQuery query) =>
    [
        .. query.Columns.Select(column => column.Expression), .. Values(query.Where), .. query.GroupBy, .. Values(query.Having),
        .. query.OrderBy.Select(item => item.Expression), .. query.Pivot is { } pivot ? [pivot] : (Expression[])[],
    ];

    /// <summary>The values that a condition tests.</summary>
    public static IEnumerable<Expression> Values(Condition? condition) => Leaves(condition).SelectMany(leaf => leaf switch
    {
        ComparisonCondition compared => [compared.Left, compared.Right],
        InCondition list => [list.Left, .. list.Values],
        BetweenCondition between => [between.Left, between.Low, between.High],
        LikeCondition like => [like.Left],
        MatchCondition match => [match.Left],
        NullCondition isNull => [isNull.Left],
        EmptyCondition empty => [empty.Left],
        TruthCondition truth => [truth.Value],
        _ => (IEnumerable<Expression>)[],
    });

    /// <summary>The conditions that hold no others.</summary>
    public static IEnumerable<Condition> Leaves(Condition? condition) => condition switch
    {
        null => [],
        LogicalCondition logical => logical.Conditions.SelectMany(Leaves),
        NotCondition not => Leaves(not.Inner),
        _ => [condition],
    };

    public static IEnumerable<PathExpression> Paths(Expression expression) => expression switch
    {
        PathExpression path => [path],
        FunctionExpression function => function.Arguments.SelectMany(Paths),
        AggregateExpression { Argument: { } argument } => Paths(argument),
        _ => [],
    };

    public static IEnumerable<AggregateExpression> AggregatesIn(Expression expression) => expression switch
    {
        AggregateExpression aggregate => [aggregate],
        FunctionExpression function => function.Arguments.SelectMany(AggregatesIn),
        _ => [],
    };

    /// <summary>The conditions that must all hold for a condition to hold.</summary>
    public static IReadOnlyList<Condition> Parts(Condition? condition) => condition switch
    {
        null => [],
        LogicalCondition { All: true } and => [.. and.Conditions.SelectMany(Parts)],
        _ => [condition],
    };

    /// <summary>Conditions that must all hold, as one; null for none.</summary>
    public static Condition? All(IReadOnlyList<Condition> conditions) => conditions.Count switch
    {
        0 => null,
        1 => conditions[0],
        _ => new LogicalCondition(true, conditions, conditions[0].Span),
    };
}
