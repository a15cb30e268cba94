using SessionboardMcp.SbQL.Diagnostics;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Warns of ratings, of which a newer model holds some that SbQL does not read.</summary>
internal static class RatingRule
{
    public static IEnumerable<Diagnostic> In(CheckedQuery query)
    {
        if (query.Sources.FirstOrDefault(source => source.Entity.Name.Contains("rating", StringComparison.OrdinalIgnoreCase)) is not { } ratings)
            yield break;
        var path = TreeWalk.Values(query.Query).SelectMany(TreeWalk.Paths).FirstOrDefault(path => query.Resolve(path)?.Source == ratings);
        var named = query.Query.Joins.Prepend(query.Query.Entity).FirstOrDefault(name => ratings.Entity.IsCalled(name.Text));
        yield return Diagnostic.Of(DiagnosticRules.Ratings, named?.Span ?? path?.Span ?? query.Query.Entity.Span,
            $"Ratings of events with Sessions 2.0 are kept where SbQL does not read them: {ratings.Entity.Name} may be incomplete.");
    }
}
