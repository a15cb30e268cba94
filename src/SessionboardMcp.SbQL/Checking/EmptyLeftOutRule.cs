using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Finds negations that leave out records without a value, as nothing is known to differ from what is not there.</summary>
internal sealed class EmptyLeftOutRule
{
    private const int MostNamed = 3;

    // The schema does not tell what may be empty: these never are.
    private static readonly HashSet<string> NeverEmpty = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "event_id", "session_id", "contact_id", "display_id", "friendly_id", "slug", "name", "first_name", "last_name", "full_name",
        "status", "status_category", "display_status", "role_slug", "role_name", "role_name_plural", "core_role", "timezone",
        "created_at", "updated_at", "speaker_count", "file_count", "position", "reviewer", "criterion", "score", "rating_count", "average_score",
    };

    // What every part in a session, and every rating, has.
    private static readonly HashSet<string> NeverMissing = new(StringComparer.OrdinalIgnoreCase) { "sessions", "events", "contacts" };

    private readonly CheckedQuery _query;
    private readonly List<PathExpression> _leftOut = [];

    private EmptyLeftOutRule(CheckedQuery query) => _query = query;

    public static IEnumerable<Diagnostic> In(CheckedQuery query)
    {
        var rule = new EmptyLeftOutRule(query);
        var (where, having) = (rule.Kept(query.Query.Where, []), rule.Kept(query.Query.Having, []));
        if (rule._leftOut.Count == 0)
            yield break;
        var names = rule._leftOut.Select(path => Token.Short(path.Text)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var shown = string.Join(" or ", names.Take(MostNamed));
        yield return Diagnostic.Of(DiagnosticRules.EmptyLeftOut, rule._leftOut[0].Span,
            $"What has no {shown} is left out by the negation: OR {names[0]} IS NULL keeps it.",
            SbqlFormatter.Format(query.Query with { Where = where, Having = having }));
    }

    // The condition with OR … IS NULL at each negation. A value that is there for another reason, or may be absent by the query's own words, needs none.
    private Condition? Kept(Condition? condition, HashSet<(Source, string)> settled, bool isTurned = false)
    {
        switch (condition)
        {
            case null:
                return null;
            case LogicalCondition logical:
                var all = logical.All != isTurned;
                HashSet<(Source, string)> inside = [.. settled, .. logical.Conditions.SelectMany(inner => Settled(isTurned ? Negation.Of(inner) : inner, all, isTurned))];
                return logical with { All = all, Conditions = [.. logical.Conditions.Select(inner => Kept(inner, inside, isTurned)!)] };
            case NotCondition not when isTurned:
                return Kept(not.Inner, settled);
            case NotCondition { Inner: not TruthCondition } not:
                var before = _leftOut.Count;
                var kept = Kept(not.Inner, settled, isTurned: true);
                return _leftOut.Count > before ? kept : condition;
            default:
                var test = isTurned ? Negation.Of(condition) : condition;
                return IsNegative(test, isTurned) ? Test(test, settled) : test;
        }
    }

    // What is not there is no more less than it is equal.
    private static bool IsNegative(Condition test, bool isTurned) =>
        Negation.IsNegative(test) || (isTurned && test is ComparisonCondition { Operator: not ComparisonOperator.Equal });

    private Condition Test(Condition test, HashSet<(Source, string)> settled)
    {
        var absent = Tested(test).Where(path => MayBeEmpty(path, settled)).ToList();
        if (absent.Count == 0)
            return test;
        _leftOut.AddRange(absent);
        return new LogicalCondition(false, [test, .. absent.Select(path => new NullCondition(path, false, path.Span))], test.Span);
    }

    // Two columns that are compared may both be empty, and nobody knows whether they differ then.
    private static IEnumerable<PathExpression> Tested(Condition test) => test switch
    {
        ComparisonCondition { Left: NullLiteral } or ComparisonCondition { Right: NullLiteral } => [],
        ComparisonCondition { Left: not Literal, Right: not Literal } => [],
        ComparisonCondition compared => [.. Paths(compared.Left), .. Paths(compared.Right)],
        NotCondition { Inner: TruthCondition truth } => Paths(truth.Value),
        _ => TreeWalk.Values(test).Take(1).SelectMany(Paths),
    };

    private static IEnumerable<PathExpression> Paths(Expression value) => Aggregates.FirstIn(value) is null ? TreeWalk.Paths(value) : [];

    private bool MayBeEmpty(PathExpression path, HashSet<(Source, string)> settled)
    {
        if (Meant(path) is not var (source, field) || settled.Contains((source, field.Name)))
            return false;
        if (RelatedRecords.ManyOf(source) is { } many && !RelatedRecords.IsShown(_query, many))
            return false;
        if (!IsNeverEmpty(source.Entity, field))
            return true;
        return MayBeMissing(source) && !settled.Any(known => known.Item1 == source);
    }

    private static bool IsNeverEmpty(SbqlEntity entity, SbqlField field) =>
        NeverEmpty.Contains(field.Name)
        || (field.Name.Equals("title", StringComparison.OrdinalIgnoreCase) && entity.FindField("speaker_count") is not null)
        || (field.Name.Equals("title", StringComparison.OrdinalIgnoreCase) && MixedKindsRule.HasBothKinds(entity))
        || (field.Type == SbqlType.Boolean && field.Name.StartsWith("is_", StringComparison.OrdinalIgnoreCase));

    // A way to one record may lead to none; JOIN keeps only what leads somewhere.
    private bool MayBeMissing(Source source)
    {
        for (var at = source; at.Parent is not null && !at.IsMany && !_query.Joined.Contains(at); at = at.Parent)
        {
            if (!NeverMissing.Contains(at.Entity.Name))
                return true;
        }

        return false;
    }

    // In AND: what another test needs to be there. In OR: what may be absent already.
    private IEnumerable<(Source, string)> Settled(Condition condition, bool isAnd, bool isTurned)
    {
        var isSettling = condition switch
        {
            NullCondition isNull => isNull.Negated == isAnd,
            EmptyCondition empty => empty.Negated == isAnd,
            LogicalCondition or NotCondition => false,
            _ => isAnd && !IsNegative(condition, isTurned),
        };
        return isSettling
            ? TreeWalk.Values(condition).SelectMany(Paths).Select(Meant).OfType<(Source Source, SbqlField Field)>().Select(meant => (meant.Source, meant.Field.Name))
            : [];
    }

    private (Source Source, SbqlField Field)? Meant(PathExpression path) =>
        _query.Resolve(path) ?? (_query.Aliased(path) is PathExpression column ? _query.Resolve(column) : null);
}
