using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Rewrites a list so that each record stands in it once, however many related records it has: grouped by its id.</summary>
internal static class OnceEach
{
    // How a record is told from others where the query names no column.
    private static readonly string[] Labels = ["title", "full_name", "name"];

    /// <summary>The query grouped by id; null where it groups or orders by what lies behind the related records, or has no id.</summary>
    public static SbqlQuery? Of(CheckedQuery checkedQuery, Source many)
    {
        var (query, root) = (checkedQuery.Query, checkedQuery.Root);
        if (query.GroupBy.Count > 0 || query.Having is not null || query.Pivot is not null || root.FindField("id") is not { } id)
            return null;
        var columns = query.Columns.Where(column => Aggregates.FirstIn(column.Expression) is null).ToList();
        var isCounted = columns.Count < query.Columns.Count;
        if (columns.Count == 0)
            columns = [.. Labels.Where(label => root.FindField(label) is not null).Take(1).Prepend(id.Name).Select(name => new ColumnItem(Own(checkedQuery, name), null, query.Span))];
        // The order of a count means nothing for a list.
        var order = isCounted ? [] : query.OrderBy;
        var ordered = order.SelectMany(item => TreeWalk.Paths(item.Expression)).Where(path => checkedQuery.Aliased(path) is null).ToList();
        if (ordered.Exists(path => RelatedRecords.IsBehind(checkedQuery, path, many)))
            return null;
        IEnumerable<Expression> terms = [Own(checkedQuery, id.Name), .. columns.SelectMany(column => TreeWalk.Paths(column.Expression)), .. ordered];
        return query with
        {
            Distinct = false,
            Columns = columns,
            GroupBy = [.. terms.DistinctBy(ExpressionText.Of, StringComparer.OrdinalIgnoreCase)],
            OrderBy = order,
        };
    }

    private static PathExpression Own(CheckedQuery query, string name)
    {
        var span = query.Query.Entity.Span;
        IEnumerable<string> parts = query.Joined.Count == 1 ? [name] : [query.Root.Singular, name];
        return new PathExpression([.. parts.Select(part => new Identifier(part, false, span))], span);
    }
}
