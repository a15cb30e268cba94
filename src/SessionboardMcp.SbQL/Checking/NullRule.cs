using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Finds comparisons with <c>NULL</c>, which no value passes.</summary>
internal static class NullRule
{
    public static IEnumerable<Diagnostic> In(CheckedQuery query)
    {
        foreach (var condition in TreeWalk.Leaves(query.Query.Where).Concat(TreeWalk.Leaves(query.Query.Having)))
        {
            if (condition is not ComparisonCondition { Right: NullLiteral, Left: not Literal } compared)
                continue;
            var right = compared.Operator switch
            {
                ComparisonOperator.Equal => "IS NULL",
                ComparisonOperator.NotEqual => "IS NOT NULL",
                _ => null,
            };
            var behind = compared.Left.Span.EndOffset;
            yield return Diagnostic.Of(DiagnosticRules.ComparedWithNull, compared.Right.Span,
                $"Nothing is equal to NULL, or less or greater, so no row passes: expected {right ?? "IS NULL or IS NOT NULL"}.",
                right is null ? null : $"{query.Text[..behind]} {right}{query.Text[compared.Span.EndOffset..]}");
        }
    }
}
