using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>
/// Finds filters on masked fields, and orders by them, which would reveal them value by value. Whether a value is there at all (<c>IS NULL</c>, <c>COUNT</c>)
/// is no secret: a masked answer shows as much.
/// </summary>
internal sealed class PersonalFilters(SbqlSchema schema, CheckOptions options)
{
    private readonly HashSet<string> _marked = schema.Entities
        .SelectMany(entity => entity.Fields)
        .Where(field => field.ContainsPii)
        .Select(field => field.Name)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    // The values on which a query pivots become names of columns, which nothing masks; an order tells ranks.
    public IEnumerable<Diagnostic> In(CheckedQuery query) => Tested(query).Concat(
        from value in query.Query.OrderBy.Select(item => item.Expression).Concat(query.Query.Pivot is { } pivot ? [pivot] : [])
        from path in Shown(value)
        where IsPersonal(query, path)
        select Found(path.Span, path.Text));

    private IEnumerable<Diagnostic> Tested(CheckedQuery query) =>
        from condition in TreeWalk.Leaves(query.Query.Where).Concat(TreeWalk.Leaves(query.Query.Having))
        where condition is not (NullCondition or EmptyCondition)
        from value in TreeWalk.Values(condition)
        from path in Shown(value)
        where IsPersonal(query, path)
        select Found(path.Span, path.Text);

    /// <summary>A text that cannot be read is judged by its names.</summary>
    public IEnumerable<Diagnostic> In(IReadOnlyList<Token> tokens) =>
        from token in tokens
        where token.Kind is TokenKind.Word or TokenKind.QuotedName && IsPersonal(token.Value)
        select Found(token.Span, token.Value);

    private static Diagnostic Found(TextSpan span, string field) => Diagnostic.Of(DiagnosticRules.MaskedFilter, span,
        $"Personal data is masked, and a filter on {Token.Short(field)} would reveal it value by value: expected a filter on another field, or {Token.Short(field)} IS NULL.");

    // A name may mean a field or a column that is called so, and which comes first differs: it is personal if either is.
    private bool IsPersonal(CheckedQuery query, PathExpression path)
    {
        var columns = query.Query.Columns
            .Where(column => column.Expression != path && ColumnNames.Of(column).Equals(path.Text, StringComparison.OrdinalIgnoreCase))
            .Select(column => column.Expression)
            .ToList();
        var isCount = columns.Count > 0 && columns.TrueForAll(column => column is AggregateExpression { Function: AggregateFunction.Count });
        return isCount
            ? query.Resolve(path) is not null && IsPersonal(path.Parts[^1].Text)
            : IsPersonal(path.Parts[^1].Text) || columns.SelectMany(Shown).Any(inner => IsPersonal(inner.Parts[^1].Text));
    }

    private bool IsPersonal(string field) =>
        _marked.Contains(field) || options.MaskedNameParts.Any(part => field.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<PathExpression> Shown(Expression value) =>
        value is AggregateExpression { Function: AggregateFunction.Count } ? [] : TreeWalk.Paths(value);
}
