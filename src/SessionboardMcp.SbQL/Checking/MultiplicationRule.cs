using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Finds counts and sums of records whose rows are repeated, because something to-many is joined beside or behind them.</summary>
internal static class MultiplicationRule
{
    // What tells one record from others.
    private static readonly string[] Names = ["id", "name", "full_name", "title"];

    public static IEnumerable<Diagnostic> In(CheckedQuery query)
    {
        var many = query.Sources.Where(source => source.IsMany).ToList();
        if (many.Count == 0)
            yield break;
        foreach (var aggregate in TreeWalk.Values(query.Query).SelectMany(TreeWalk.AggregatesIn))
        {
            if (aggregate.Distinct || aggregate.Function is AggregateFunction.Min or AggregateFunction.Max)
                continue;
            var counted = Counted(query, aggregate);
            if (many.Find(source => !Leads(source, counted) && !IsGrouped(query, source) && !RelatedRecords.IsOne(query, source)) is not { } multiplying)
                continue;
            var name = ColumnNames.Of(aggregate);
            var message = $"{name} takes a record of {counted.Entity.Name} once for each of its {multiplying.Entity.Name}";
            var (advice, corrected) = aggregate.Function == AggregateFunction.Count ? Advice(query, aggregate, counted, multiplying) : ("count and sum without them", null);
            yield return Diagnostic.Of(DiagnosticRules.MultipliedCount, aggregate.Span, $"{message}: {advice}.", corrected);
        }
    }

    private static Source Counted(CheckedQuery query, AggregateExpression aggregate)
    {
        var path = aggregate.Argument is null ? null : TreeWalk.Paths(aggregate.Argument).FirstOrDefault();
        if (path is not null)
            return query.Resolve(path) is var (source, _) ? source : query.Sources[0];
        // COUNT(*) in the groups of one record means what is joined to it.
        return aggregate.Argument is null && IsGroupedByOwn(query, query.Sources[0]) && query.Joined.LastOrDefault(joined => joined.IsMany) is { } joined ? joined : query.Sources[0];
    }

    // What lies on the way to the counted record does not repeat it.
    private static bool Leads(Source source, Source counted)
    {
        for (var at = counted; at is not null; at = at.Parent)
        {
            if (at == source)
                return true;
        }

        return false;
    }

    // In the group of one related record each record stands once.
    private static bool IsGrouped(CheckedQuery query, Source source) =>
        query.Query.GroupBy.OfType<PathExpression>()
            .Any(path => RelatedRecords.IsKey(query, query.Resolve(path) is null && query.Aliased(path) is PathExpression column ? column : path, source));

    private static bool IsGroupedByOwn(CheckedQuery query, Source source) =>
        query.Query.GroupBy.OfType<PathExpression>()
            .Any(path => query.Resolve(path) is var (grouped, field) && grouped == source && Names.Contains(field.Name, StringComparer.OrdinalIgnoreCase));

    private static (string Advice, string? Corrected) Advice(CheckedQuery query, AggregateExpression aggregate, Source counted, Source multiplying)
    {
        // In a group of one record there is one of it: its related ones are meant.
        if (!IsGroupedByOwn(query, counted) || RelatedRecords.WayTo(query, multiplying) is not { } way || multiplying.Entity.FindField("id") is not { } id)
            return Distinct(query, aggregate, counted);
        var related = $"COUNT({string.Join('.', way.Select(name => NameText.Of(name.Text)).Append(id.Name))})";
        return ($"{related} counts those", TextEdit.Replace(query.Text, aggregate.Span, related));
    }

    private static (string Advice, string? Corrected) Distinct(CheckedQuery query, AggregateExpression aggregate, Source counted)
    {
        var written = aggregate.Argument is PathExpression path ? path.Text
            : aggregate.Argument is null && counted.Entity.FindField("id") is { } id
                ? query.Query.Dialect == QueryDialect.Find ? id.Name : $"{counted.Entity.Singular}.{id.Name}"
            : null;
        if (written is null)
            return ("COUNT(DISTINCT …) counts it once", null);
        var isId = aggregate.Argument is null || written.Split('.')[^1].Equals("id", StringComparison.OrdinalIgnoreCase);
        var replacement = $"COUNT(DISTINCT {written})";
        return ($"{replacement} counts it once", isId ? TextEdit.Replace(query.Text, aggregate.Span, replacement) : null);
    }
}
