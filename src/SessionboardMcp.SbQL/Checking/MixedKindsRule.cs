using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>
/// Finds queries in which submissions to the call for papers count as sessions: only <c>FIND Session</c> means the programme, while
/// <c>FROM sessions</c> and every relationship to sessions hold both.
/// </summary>
internal static class MixedKindsRule
{
    private const string Kind = "is_abstract";

    // One record that is asked for by name is of one kind.
    private static readonly string[] Keys = ["id", "friendly_id", "display_id", "slug"];

    // What people call the records of the other kind.
    private static readonly string[] Submissions = ["submission", "submitted", "abstract", "proposal", "paper"];

    /// <summary>Whether an entity holds sessions and submissions.</summary>
    public static bool HasBothKinds(SbqlEntity entity) => entity.FindNames.Contains("Abstract", StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Diagnostic> In(CheckedQuery query)
    {
        var mixed = query.Sources.Where(source => IsMixed(query, source)).ToList();
        if (mixed.Count > 0)
        {
            yield return Of(query, mixed);
            yield break;
        }

        foreach (var empty in TreeWalk.Leaves(query.Query.Where).OfType<EmptyCondition>())
        {
            if (empty.Left is PathExpression path && query.RelatedEntity(path) is { } related && HasBothKinds(related))
            {
                yield return Diagnostic.Of(DiagnosticRules.MixedKinds, path.Span,
                    $"{Token.Short(path.Text)} holds submissions as well as sessions of the programme, so a submission alone makes it not empty.");
                yield break;
            }
        }
    }

    private static Diagnostic Of(CheckedQuery query, List<Source> mixed)
    {
        var ways = mixed.Select(source => (Source: source, Way: RelatedRecords.WayTo(query, source))).ToList();
        var named = Named(query, mixed[0]);
        if (mixed.Exists(source => SessionOf(source) is null) || ways.Exists(way => way.Way is null))
            return Diagnostic.Of(DiagnosticRules.MixedKinds, named.Span, $"Submissions to the call for papers count as sessions in {Token.Short(named.Text)}: only FIND Session means the programme.");
        var tests = ways.ConvertAll(way => Test(query, way.Source, way.Way!));
        var test = Token.Short(((PathExpression)tests[0].Left).Text);
        var isSubmission = ((BooleanLiteral)tests[0].Right).Value;
        var without = mixed[0].Parent is not null && !query.Joined.Contains(mixed[0]) && mixed[0].IsMany ? ", and leaves out what then has none" : "";
        var message = isSubmission
            ? $"{Token.Short(named.Text)} holds sessions of the programme as well as submissions: {test} = TRUE keeps the submissions, FALSE the programme{without}."
            : $"{Token.Short(named.Text)} holds submissions as well as sessions of the programme: {test} = FALSE keeps the programme, TRUE the submissions{without}.";
        return Diagnostic.Of(DiagnosticRules.MixedKinds, named.Span, message,
            SbqlFormatter.Format(query.Query with { Where = TreeWalk.All([.. TreeWalk.Parts(query.Query.Where), .. tests]) }));
    }

    private static bool IsMixed(CheckedQuery query, Source source)
    {
        if (SessionOf(source) is null && !HasBothKinds(source.Entity))
            return false;
        // FIND says which kind it finds, and only submissions are rated.
        if ((source.Parent is null && query.Query.Dialect == QueryDialect.Find && HasBothKinds(source.Entity)) || IsOfRatings(query, source))
            return false;
        // A part in a session is of the kind of the session that it was reached from, or that is reached from it.
        if (!HasBothKinds(source.Entity) && query.Sources.Any(other => HasBothKinds(other.Entity) && (source.Parent == other || other.Parent == source)))
            return false;
        return !TellsKind(query, source) && !(query.Query.Where is { } where && Restricts(query, where, source));
    }

    private static bool IsOfRatings(CheckedQuery query, Source source)
    {
        for (var at = source; at is not null; at = at.Parent)
        {
            if (IsRating(at))
                return true;
        }

        return query.Joined.Any(joined => joined.Parent == source && IsRating(joined));
    }

    private static bool IsRating(Source source) => source.Entity.Name.Contains("rating", StringComparison.OrdinalIgnoreCase);

    // The field that tells the kind: of a session itself, or of the one session that a part belongs to.
    private static string[]? SessionOf(Source source) =>
        HasBothKinds(source.Entity) ? source.Entity.FindField(Kind) is null ? null : [Kind]
        : source.Entity.Relationships.FirstOrDefault(way => way is { Cardinality: Cardinality.One, Target: "sessions" } && way.Name.Equals("session", StringComparison.OrdinalIgnoreCase)) is { } way && !IsRating(source) ? [way.Name, Kind]
        : null;

    // Where each row or group shows its kind, nothing is mixed unseen.
    private static bool TellsKind(CheckedQuery query, Source source) =>
        query.Query.Columns.Select(column => column.Expression).Concat(query.Query.GroupBy).OfType<PathExpression>().Any(path => IsKind(query, path, source));

    private static bool Restricts(CheckedQuery query, Condition condition, Source source) => condition switch
    {
        LogicalCondition { All: true } and => and.Conditions.Any(inner => Restricts(query, inner, source)),
        LogicalCondition or => or.Conditions.All(inner => Restricts(query, inner, source)),
        NotCondition not => Restricts(query, Turned(not.Inner), source),
        ComparisonCondition { Operator: ComparisonOperator.Equal } one when IsKey(query, one.Left, source) || IsKey(query, one.Right, source) => true,
        InCondition { Negated: false } list when IsKey(query, list.Left, source) => true,
        _ => TreeWalk.Values(condition).OfType<PathExpression>().Any(path => IsKind(query, path, source)),
    };

    private static Condition Turned(Condition condition) =>
        condition is TruthCondition ? condition : Negation.Of(condition);

    private static bool IsKind(CheckedQuery query, PathExpression path, Source source) =>
        query.Resolve(path) is var (found, field) && field.Name.Equals(Kind, StringComparison.OrdinalIgnoreCase) && (found == source || found.Parent == source);

    private static bool IsKey(CheckedQuery query, Expression value, Source source) =>
        value is PathExpression path && query.Resolve(path) is var (found, field) && found == source && Keys.Contains(field.Name, StringComparer.OrdinalIgnoreCase);

    private static ComparisonCondition Test(CheckedQuery query, Source source, IReadOnlyList<Identifier> way)
    {
        var span = query.Query.Entity.Span;
        var path = new PathExpression([.. way, .. SessionOf(source)!.Select(name => new Identifier(name, false, span))], span);
        return new ComparisonCondition(path, ComparisonOperator.Equal, new BooleanLiteral(MeansSubmissions(query, way), span), span);
    }

    private static bool MeansSubmissions(CheckedQuery query, IReadOnlyList<Identifier> way) =>
        query.Query.Columns.Select(column => column.Alias).OfType<Identifier>().Concat(way)
            .Any(name => Submissions.Any(word => name.Text.Contains(word, StringComparison.OrdinalIgnoreCase)));

    // Where the query names what holds both kinds, and how.
    private static (TextSpan Span, string Text) Named(CheckedQuery query, Source source)
    {
        if (source.Parent is null)
            return (query.Query.Entity.Span, query.Query.Entity.Text);
        if (query.Joined.Contains(source) && query.Query.Joins.FirstOrDefault(join => source.Entity.IsCalled(join.Text)) is { } joined)
            return (joined.Span, joined.Text);
        return RelatedRecords.WayTo(query, source) is { Count: > 0 } way
            ? (way[0].Span.Through(way[^1].Span), string.Join('.', way.Select(name => name.Text)))
            : (query.Query.Entity.Span, source.Entity.Name);
    }
}
