using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>
/// Finds datetimes compared with a day, which means its midnight: right for <c>&gt;=</c> a first day and <c>&lt;</c> the day behind the
/// last, and hardly ever elsewhere.
/// </summary>
internal static class MidnightRule
{
    public static IEnumerable<Diagnostic> In(CheckedQuery query)
    {
        var found = TreeWalk.Leaves(query.Query.Where).Concat(TreeWalk.Leaves(query.Query.Having))
            .Select(Compared)
            .Where(test => test is var (time, _) && IsDatetime(query, time))
            .Select(test => test!.Value)
            .ToList();
        if (found.Count == 0)
            yield break;
        var (first, day) = found[0];
        yield return Diagnostic.Of(DiagnosticRules.Midnight, day.Span,
            $"'{day.Value}' means the midnight at which that day begins: expected DATE({Token.Short(ExpressionText.Of(first))}), which takes it whole.",
            TextEdit.Wrap(query.Text, found.Select(test => test.Time.Span), "DATE"));
    }

    private static (Expression Time, TextLiteral Day)? Compared(Condition condition) => condition switch
    {
        ComparisonCondition { Left: TextLiteral day, Right: not Literal } turned when Misses(turned.Operator, isTurned: true) => Of(turned.Right, day),
        ComparisonCondition { Right: TextLiteral day } compared when Misses(compared.Operator, isTurned: false) => Of(compared.Left, day),
        BetweenCondition { High: TextLiteral day } between => Of(between.Left, day),
        InCondition list => list.Values.OfType<TextLiteral>().Select(day => Of(list.Left, day)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static (Expression, TextLiteral)? Of(Expression time, TextLiteral day) => DatetimeText.Day(day.Value) is null ? null : (time, day);

    private static bool Misses(ComparisonOperator comparison, bool isTurned) => comparison switch
    {
        ComparisonOperator.Equal or ComparisonOperator.NotEqual => true,
        ComparisonOperator.LessOrEqual or ComparisonOperator.Greater => !isTurned,
        _ => isTurned,
    };

    private static bool IsDatetime(CheckedQuery query, Expression value) => value switch
    {
        PathExpression path when query.Aliased(path) is { } column && query.Resolve(path) is null => IsDatetime(query, column),
        PathExpression path => query.Resolve(path)?.Field.Type == SbqlType.Datetime,
        AggregateExpression { Function: AggregateFunction.Min or AggregateFunction.Max, Argument: { } argument } => IsDatetime(query, argument),
        _ => false,
    };
}
