using System.Globalization;
using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Corrects what the compiler refuses, where it can be told how.</summary>
internal static class CompileFix
{
    /// <summary>The corrected text and whether nothing else can have been meant.</summary>
    public static (string? Corrected, bool IsSafe) Of(CheckedQuery query, SbqlErrorException error, DiagnosticRule rule)
    {
        if (rule == DiagnosticRules.WrongType || rule == DiagnosticRules.UnreadableValue)
            return OfValue(query, error);
        if (rule == DiagnosticRules.MixedAggregate)
            return query.Query.Columns.Count == 0 ? (Shown(query.Query), false) : (Grouped(query.Query, error.Span), true);
        if (rule == DiagnosticRules.UnknownEntity && error.Error.Expected is { } entity)
            return (TextEdit.Replace(query.Text, error.Span, entity), true);
        if (rule == DiagnosticRules.UnknownField && error.Error.Expected is { } field && field.LastIndexOf('.') is > 0 and var dot)
            return (TextEdit.Insert(query.Text, error.Span.EndOffset, field[dot..]), true);
        return error.Error.Expected switch
        {
            "HAVING" => (InHaving(query.Query), true),
            "another entity" => (SbqlFormatter.Format(query.Query with { Joins = [.. query.Query.Joins.Where(join => join.Span != error.Span)] }), false),
            "another name after AS" => (WithoutSecond(query.Query, error.Span), true),
            _ => (null, false),
        };
    }

    private static (string?, bool) OfValue(CheckedQuery query, SbqlErrorException error)
    {
        if (ValueFix.Of(query.Text, error) is { } corrected)
            return (corrected, !IsTruth(query.Text[error.Span.Start.Offset..error.Span.EndOffset]));
        var condition = TreeWalk.Leaves(query.Query.Where).FirstOrDefault(leaf => leaf switch
        {
            TruthCondition truth => truth.Value.Span == error.Span,
            LikeCondition like => like.Left.Span == error.Span,
            MatchCondition match => match.Left.Span == error.Span,
            _ => false,
        });
        return condition switch
        {
            TruthCondition => (TextEdit.Insert(query.Text, error.Span.EndOffset, " IS NOT NULL"), false),
            LikeCondition { Negated: false } like when like.Pattern.Value.EndsWith('%') => (OfPeriod(query.Text, like, like.Left, like.Pattern.Value[..^1]), true),
            MatchCondition { Negated: false, Match: not TextMatch.EndsWith } match => (OfPeriod(query.Text, match, match.Left, match.Part.Value), true),
            _ => (null, false),
        };
    }

    // title = TRUE may mean that there is a title.
    private static bool IsTruth(string written) => bool.TryParse(written, out _);

    // LIKE '2026-10%' means a month.
    private static string? OfPeriod(string text, Condition condition, Expression left, string period)
    {
        var column = ExpressionText.Of(left);
        var test = period.Split('-', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [{ Length: 4 } year] when IsNumber(year) => $"YEAR({column}) = {year}",
            [{ Length: 4 } year, { Length: 2 } month] when IsNumber(year) && IsNumber(month) =>
                string.Create(CultureInfo.InvariantCulture, $"YEAR({column}) = {year} AND MONTH({column}) = {int.Parse(month, CultureInfo.InvariantCulture)}"),
            [_, _, _] when DatetimeText.Day(period) is { } day => $"DATE({column}) = '{day}'",
            _ => null,
        };
        return left is PathExpression && test is not null ? TextEdit.Replace(text, condition.Span, test) : null;
    }

    private static bool IsNumber(string digits) => digits.All(char.IsAsciiDigit);

    private static string? Grouped(SbqlQuery query, TextSpan loose)
    {
        var paths = query.Columns.SelectMany(column => TreeWalk.Paths(column.Expression));
        return paths.FirstOrDefault(path => path.Span == loose) is { } path
            ? SbqlFormatter.Format(query with { GroupBy = [.. query.GroupBy, path] })
            : null;
    }

    // Groups without columns: what they are grouped by, and how many each has.
    private static string Shown(SbqlQuery query)
    {
        var count = new AggregateExpression(AggregateFunction.Count, false, null, query.Span);
        return SbqlFormatter.Format(query with
        {
            Columns = [.. query.GroupBy.Append(count).Select(term => new ColumnItem(term, null, term.Span))],
        });
    }

    private static string? WithoutSecond(SbqlQuery query, TextSpan second)
    {
        var column = query.Columns.FirstOrDefault(column => column.Span == second);
        if (column is null || !query.Columns.Any(other => other != column && Same(other.Expression, column.Expression)))
            return null;
        return SbqlFormatter.Format(query with { Columns = [.. query.Columns.Where(other => other != column)] });
    }

    private static bool Same(Expression one, Expression other) =>
        ExpressionText.Of(one).Equals(ExpressionText.Of(other), StringComparison.OrdinalIgnoreCase);

    // Conditions of WHERE that take an aggregate move to HAVING.
    private static string? InHaving(SbqlQuery query)
    {
        IReadOnlyList<Condition> all = query.Where is LogicalCondition { All: true } and ? and.Conditions : [query.Where!];
        var moved = all.Where(condition => TreeWalk.Values(condition).Any(value => Aggregates.FirstIn(value) is not null)).ToList();
        var having = query.Having is null ? moved : [query.Having, .. moved];
        return SbqlFormatter.Format(query with { Where = TreeWalk.All([.. all.Except(moved)]), Having = TreeWalk.All(having) });
    }
}
