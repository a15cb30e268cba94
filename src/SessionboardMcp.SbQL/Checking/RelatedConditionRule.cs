using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>
/// Finds conditions that test one related record after the other where the record as a whole is meant: <c>tags.name != 'x'</c> passes by any
/// other tag, and no single tag is <c>'a'</c> and <c>'b'</c>.
/// </summary>
internal static class RelatedConditionRule
{
    private const int LongestShown = 60;

    public static Diagnostic? In(CheckedQuery query) => Contradiction(query) ?? Negative(query);

    private static Diagnostic? Negative(CheckedQuery query)
    {
        foreach (var test in Negation.Tests(query.Query.Where).Where(Negation.IsNegative))
        {
            var path = TreeWalk.Values(test is NotCondition not ? not.Inner : test).SelectMany(TreeWalk.Paths).FirstOrDefault();
            if (path is null || query.Resolve(path) is not var (source, _) || RelatedRecords.ManyOf(source) is not { } many || IsMeant(query, path, many))
                continue;
            var positive = ConditionText.Of(Negation.Of(test));
            var those = positive.Length <= LongestShown ? $" ({positive})" : "";
            return Diagnostic.Of(DiagnosticRules.RelatedCondition, path.Span,
                $"Any other of its {many.Entity.Name} lets a record pass, and one without {many.Entity.Name} does not: SbQL cannot ask for what lacks one, so take what has it{those} from all.");
        }

        return null;
    }

    // Where the related records are what is counted or shown, each of them is what is tested. A list that shows a tag is still one of sessions.
    private static bool IsMeant(CheckedQuery query, PathExpression tested, Source many)
    {
        if (!RelatedRecords.IsShown(query, many))
            return false;
        var isLabel = many.Entity.FindField("name") is not null;
        return !isLabel || query.Query.GroupBy.Count > 0
            || query.Query.Columns.SelectMany(column => TreeWalk.AggregatesIn(column.Expression)).Any(aggregate => aggregate.Argument is { } counted && TreeWalk.Paths(counted).Any(path => RelatedRecords.IsBehind(query, path, many)));
    }

    private static Diagnostic? Contradiction(CheckedQuery query)
    {
        foreach (var all in Conjunctions(query.Query.Where))
        {
            var equal = all.Select(Equal).Where(test => test is not null).Select(test => test!.Value)
                .GroupBy(test => query.Resolve(test.Path))
                .FirstOrDefault(same => same.Key is not null && same.Count() > 1 && Common(same.Select(test => test.Values)) == 0);
            if (equal is null)
                continue;
            var tests = equal.ToList();
            var (path, source) = (tests[0].Path, equal.Key!.Value.Source);
            var values = tests.SelectMany(test => test.Values).DistinctBy(ValueText, StringComparer.OrdinalIgnoreCase).ToList();
            var both = $"{Token.Short(ValueText(tests[0].Values[0]))} and {Token.Short(ValueText(tests[1].Values[0]))}";
            return RelatedRecords.ManyOf(source) is { } many
                ? Diagnostic.Of(DiagnosticRules.RelatedCondition, path.Span,
                    $"No single one of its {many.Entity.Name} is {both}, so no record passes: grouped by id, with the number of different ones, those with both are found.",
                    all.Count == TreeWalk.Parts(query.Query.Where).Count && tests.TrueForAll(test => test.Values.Count == 1) ? WithBoth(query, many, tests, values) : null)
                : Diagnostic.Of(DiagnosticRules.RelatedCondition, path.Span,
                    $"{Token.Short(path.Text)} is never {both}, so no record passes: expected IN for either of them.",
                    SbqlFormatter.Format(query.Query with { Where = Replaced(query.Query.Where!, tests, In(path, values)) }));
        }

        return null;
    }

    private static string? WithBoth(CheckedQuery query, Source many, List<(PathExpression Path, IReadOnlyList<Literal> Values, Condition Test)> tests, List<Literal> values)
    {
        if (RelatedRecords.IsShown(query, many) || OnceEach.Of(query, many) is not { } grouped)
            return null;
        var path = tests[0].Path;
        var number = new ComparisonCondition(
            new AggregateExpression(AggregateFunction.Count, true, path, path.Span), ComparisonOperator.Equal, new NumberLiteral(values.Count, path.Span), path.Span);
        return SbqlFormatter.Format(grouped with { Where = Replaced(grouped.Where!, tests, In(path, values)), Having = number });
    }

    private static InCondition In(PathExpression path, IReadOnlyList<Literal> values) => new(path, false, values, path.Span);

    // The first of the tests makes room for the one that replaces them all.
    private static Condition? Replaced(Condition condition, List<(PathExpression Path, IReadOnlyList<Literal> Values, Condition Test)> tests, Condition by)
    {
        var place = tests.FindIndex(test => ReferenceEquals(test.Test, condition));
        if (place >= 0)
            return place == 0 ? by : null;
        if (condition is not LogicalCondition logical)
            return condition;
        List<Condition> inner = [.. logical.Conditions.Select(one => Replaced(one, tests, by)).OfType<Condition>()];
        return inner.Count == 1 ? inner[0] : logical with { Conditions = inner };
    }

    private static int Common(IEnumerable<IReadOnlyList<Literal>> lists) => lists
        .Select(values => values.Select(ValueText))
        .Aggregate((left, right) => left.Intersect(right, StringComparer.OrdinalIgnoreCase))
        .Count();

    private static string ValueText(Literal value) => ExpressionText.Of(value);

    private static (PathExpression Path, IReadOnlyList<Literal> Values, Condition Test)? Equal(Condition condition) => condition switch
    {
        ComparisonCondition { Operator: ComparisonOperator.Equal, Left: PathExpression path, Right: Literal value and not NullLiteral } => (path, [value], condition),
        ComparisonCondition { Operator: ComparisonOperator.Equal, Left: Literal value and not NullLiteral, Right: PathExpression path } => (path, [value], condition),
        InCondition { Negated: false, Left: PathExpression path } list => (path, list.Values, condition),
        _ => null,
    };

    private static IEnumerable<IReadOnlyList<Condition>> Conjunctions(Condition? condition) => condition switch
    {
        LogicalCondition { All: true } and => [TreeWalk.Parts(and), .. TreeWalk.Parts(and).SelectMany(Conjunctions)],
        LogicalCondition or => or.Conditions.SelectMany(Conjunctions),
        _ => [],
    };
}
