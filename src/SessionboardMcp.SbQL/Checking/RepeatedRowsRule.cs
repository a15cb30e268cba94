using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>
/// Finds lists that show nothing of the related records that they test, and so name each record as often as it has one that passes.
/// </summary>
internal static class RepeatedRowsRule
{
    public static Diagnostic? In(CheckedQuery query)
    {
        var many = query.Sources.Where(source => source.IsMany).ToList();
        if (query.Query.Distinct || query.Query.GroupBy.Count > 0 || TreeWalk.Values(query.Query).Any(value => Aggregates.FirstIn(value) is not null))
            return null;
        if (many.Find(source => !RelatedRecords.IsShown(query, source) && !RelatedRecords.IsOne(query, source)) is not { } repeating)
            return null;
        var grouped = many.Exists(source => RelatedRecords.IsShown(query, source)) ? null : OnceEach.Of(query, repeating);
        return Diagnostic.Of(DiagnosticRules.MultipliedCount, Place(query, repeating),
            $"A record of {query.Root.Name} stands once for each of its {repeating.Entity.Name} that passes, and the total counts all of them: grouped by id it stands once.",
            grouped is null ? null : SbqlFormatter.Format(grouped));
    }

    private static TextSpan Place(CheckedQuery query, Source many) =>
        TreeWalk.Values(query.Query).SelectMany(TreeWalk.Paths).FirstOrDefault(path => RelatedRecords.IsBehind(query, path, many))?.Span
        ?? query.Query.Joins.FirstOrDefault(join => many.Entity.IsCalled(join.Text))?.Span
        ?? query.Query.Entity.Span;
}
