using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Turns conditions round, as a <c>NOT</c> before them does.</summary>
internal static class Negation
{
    /// <summary>The condition that holds where this one does not, with every <c>NOT</c> at the tests themselves.</summary>
    public static Condition Of(Condition condition) => condition switch
    {
        LogicalCondition logical => logical with { All = !logical.All, Conditions = [.. logical.Conditions.Select(Of)] },
        NotCondition not => not.Inner,
        ComparisonCondition compared => compared with { Operator = Opposite(compared.Operator) },
        InCondition list => list with { Negated = !list.Negated },
        BetweenCondition between => between with { Negated = !between.Negated },
        LikeCondition like => like with { Negated = !like.Negated },
        MatchCondition match => match with { Negated = !match.Negated },
        NullCondition isNull => isNull with { Negated = !isNull.Negated },
        EmptyCondition empty => empty with { Negated = !empty.Negated },
        _ => new NotCondition(condition, condition.Span),
    };

    /// <summary>Whether a test, taken by itself, asks for what is not so. Whether something is there at all is no such test.</summary>
    public static bool IsNegative(Condition test) => test switch
    {
        ComparisonCondition compared => compared.Operator == ComparisonOperator.NotEqual,
        InCondition list => list.Negated,
        BetweenCondition between => between.Negated,
        LikeCondition like => like.Negated,
        MatchCondition match => match.Negated,
        NotCondition { Inner: TruthCondition } => true,
        _ => false,
    };

    /// <summary>The tests of a condition with every <c>NOT</c> before them taken in.</summary>
    public static IEnumerable<Condition> Tests(Condition? condition) => condition switch
    {
        null => [],
        LogicalCondition logical => logical.Conditions.SelectMany(Tests),
        NotCondition { Inner: TruthCondition } => [condition],
        NotCondition not => Tests(Of(not.Inner)),
        _ => [condition],
    };

    private static ComparisonOperator Opposite(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => ComparisonOperator.NotEqual,
        ComparisonOperator.NotEqual => ComparisonOperator.Equal,
        ComparisonOperator.Less => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.LessOrEqual => ComparisonOperator.Greater,
        ComparisonOperator.Greater => ComparisonOperator.LessOrEqual,
        _ => ComparisonOperator.Less,
    };
}
