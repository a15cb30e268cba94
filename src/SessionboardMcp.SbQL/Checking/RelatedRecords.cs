using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Tells of related records what they do to the rows of a query.</summary>
internal static class RelatedRecords
{
    /// <summary>The nearest step to a source at which there may be several records; null where there is one at most.</summary>
    public static Source? ManyOf(Source source)
    {
        for (var at = source; at is not null; at = at.Parent)
        {
            if (at.IsMany)
                return at;
        }

        return null;
    }

    /// <summary>Whether something of the related records, or behind them, is in the result: then each of its rows is about one of them.</summary>
    public static bool IsShown(CheckedQuery query, Source many)
    {
        var shown = query.Query.Columns.Select(column => column.Expression).ToList();
        // COUNT(*) of a group counts what is joined.
        return (query.Joined.Contains(many) && query.Query.GroupBy.Count > 0 && shown.SelectMany(TreeWalk.AggregatesIn).Any(aggregate => aggregate.Argument is null))
            || shown.Concat(query.Query.GroupBy).SelectMany(TreeWalk.Paths).Any(path => IsBehind(query, path, many));
    }

    /// <summary>Whether a path leads to the related records, or past them.</summary>
    public static bool IsBehind(CheckedQuery query, PathExpression path, Source many)
    {
        for (var at = query.Resolve(path)?.Source; at is not null; at = at.Parent)
        {
            if (at == many)
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether no more than one of the related records passes, so that nothing is repeated: the one of an id or of a setting's name, or none.
    /// </summary>
    public static bool IsOne(CheckedQuery query, Source many) =>
        TreeWalk.Parts(query.Query.Where).Any(condition => condition switch
        {
            ComparisonCondition { Operator: ComparisonOperator.Equal, Left: PathExpression path, Right: Literal } => IsKey(query, path, many),
            ComparisonCondition { Operator: ComparisonOperator.Equal, Left: Literal, Right: PathExpression path } => IsKey(query, path, many),
            InCondition { Negated: false, Values.Count: 1, Left: PathExpression path } => IsKey(query, path, many),
            NullCondition { Negated: false, Left: PathExpression path } => IsKey(query, path, many),
            _ => false,
        });

    /// <summary>Whether a path names one of the related records: by its id, or by the name of a setting, which no other has.</summary>
    public static bool IsKey(CheckedQuery query, PathExpression path, Source many) =>
        query.Resolve(path) is var (source, field) && source == many
        && (field.Name.Equals("id", StringComparison.OrdinalIgnoreCase) || field.Name.Equals("name", StringComparison.OrdinalIgnoreCase));

    /// <summary>The way to a source as the query writes it, with nothing where it is the found entity's own; null where no path shows it.</summary>
    public static IReadOnlyList<Identifier>? WayTo(CheckedQuery query, Source source)
    {
        var span = query.Query.Entity.Span;
        if (query.Joined.Contains(source))
            return query.Joined.Count == 1 ? [] : [new Identifier(source.Entity.Singular, false, span)];
        foreach (var path in TreeWalk.Values(query.Query).SelectMany(TreeWalk.Paths))
        {
            var kept = path.Parts.Count - 1;
            for (var at = query.Resolve(path)?.Source; at is not null && kept > 0; at = at.Parent, kept--)
            {
                if (at == source)
                    return [.. path.Parts.Take(kept)];
            }
        }

        return null;
    }
}
