using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Warns of what this library only assumes of SbQL, and offers what is documented instead.</summary>
internal static class AssumptionRule
{
    public static IEnumerable<Diagnostic> In(CheckedQuery query)
    {
        foreach (var range in TreeWalk.Values(query.Query).SelectMany(Functions).Where(call => call is { Function: ScalarFunction.DateRange, Arguments.Count: 3 }))
        {
            var test = $"DATE({ExpressionText.Of(range.Arguments[0])}) BETWEEN {ExpressionText.Of(range.Arguments[1])} AND {ExpressionText.Of(range.Arguments[2])}";
            var isCondition = TreeWalk.Leaves(query.Query.Where).Any(leaf => leaf is TruthCondition truth && truth.Value == range);
            yield return Diagnostic.Of(DiagnosticRules.UnknownSyntax, range.Span,
                "What DATE_RANGE takes is not published: from a first to a last day, both included, is assumed.",
                isCondition ? TextEdit.Replace(query.Text, range.Span, test) : null);
        }

        if (query.Query.Pivot is { } pivot)
        {
            yield return Diagnostic.Of(DiagnosticRules.UnknownSyntax, pivot.Span,
                "That a query takes PIVOT is not published: a column for each value of this one, with the last number added up, is assumed.");
        }
    }

    private static IEnumerable<FunctionExpression> Functions(Expression expression) => expression switch
    {
        FunctionExpression function => function.Arguments.SelectMany(Functions).Prepend(function),
        AggregateExpression { Argument: { } argument } => Functions(argument),
        _ => [],
    };
}
