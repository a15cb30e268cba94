using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Writing;

/// <summary>Writes conditions, with parentheses only where they mean something.</summary>
internal static class ConditionText
{
    public static string Of(Condition condition) => condition switch
    {
        LogicalCondition logical => string.Join(logical.All ? " AND " : " OR ", logical.Conditions.Select(inner => Inside(logical.All, inner))),
        NotCondition not => $"NOT {Inside(all: true, not.Inner, always: true)}",
        ComparisonCondition compared => $"{ExpressionText.Of(compared.Left)} {Sign(compared.Operator)} {ExpressionText.Of(compared.Right)}",
        InCondition list => $"{Left(list.Left, list.Negated)} IN ({ExpressionText.List(list.Values)})",
        BetweenCondition between =>
            $"{Left(between.Left, between.Negated)} BETWEEN {ExpressionText.Of(between.Low)} AND {ExpressionText.Of(between.High)}",
        LikeCondition like => $"{Left(like.Left, like.Negated)} LIKE {ExpressionText.Of(like.Pattern)}",
        MatchCondition match => $"{Left(match.Left, match.Negated)} {NameOf(match.Match)} {ExpressionText.Of(match.Part)}",
        NullCondition isNull => $"{ExpressionText.Of(isNull.Left)} IS {(isNull.Negated ? "NOT " : "")}NULL",
        EmptyCondition empty => $"{ExpressionText.Of(empty.Left)} IS {(empty.Negated ? "NOT " : "")}EMPTY",
        TruthCondition truth => ExpressionText.Of(truth.Value),
        _ => throw new InvalidOperationException($"There is no condition {condition.GetType().Name}."),
    };

    public static string NameOf(TextMatch match) => match switch
    {
        TextMatch.StartsWith => "STARTS WITH",
        TextMatch.EndsWith => "ENDS WITH",
        _ => "CONTAINS",
    };

    public static string Sign(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        ComparisonOperator.GreaterOrEqual => ">=",
        _ => throw new InvalidOperationException($"There is no comparison {comparison}."),
    };

    // AND binds stronger than OR; AND in AND, or OR in OR, reads the same without parentheses.
    private static string Inside(bool all, Condition inner, bool always = false) =>
        inner is LogicalCondition logical && (always || (all && !logical.All)) ? $"({Of(inner)})" : Of(inner);

    private static string Left(Expression left, bool negated) => ExpressionText.Of(left) + (negated ? " NOT" : "");
}
