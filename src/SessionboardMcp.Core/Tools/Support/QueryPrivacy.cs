using System.Text.RegularExpressions;
using SessionboardMcp.Core.Access;
using SessionboardMcp.SbQL;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.Core.Tools.Support;

/// <summary>What a query may ask of personal data, and which of its columns are masked.</summary>
internal sealed partial class QueryPrivacy
{
    private readonly bool _masks;
    private readonly HashSet<string> _personal;
    private readonly SbqlQuery? _query;
    private readonly Dictionary<string, Expression> _columns;

    private QueryPrivacy(SbqlQuery? query, InsightsSchema schema, bool masks)
    {
        _query = query;
        _masks = masks;
        _personal = schema.Entities
            .SelectMany(entity => entity.Fields)
            .Where(field => field.ContainsPii)
            .Select(field => field.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        _columns = (query?.Columns ?? [])
            .GroupBy(NameOf, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Expression, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Judges a query before it is sent.</summary>
    /// <param name="text">The query.</param>
    /// <param name="schema">The schema, which marks fields that hold personal data.</param>
    /// <param name="masks">Whether personal data is masked.</param>
    /// <exception cref="QueryRefusedException">It asks for a sensitive field, or tests a masked one.</exception>
    public static QueryPrivacy Judge(string text, InsightsSchema schema, bool masks)
    {
        var privacy = new QueryPrivacy(SbqlParser.Parse(text).Query, schema, masks);
        if (privacy._query is { } query)
            privacy.JudgeTree(query);
        else
            privacy.JudgeText(text);
        return privacy;
    }

    /// <summary>The columns that the query names, for an answer without rows; empty where it names none.</summary>
    public IReadOnlyList<string> NamedColumns => [.. (_query?.Columns ?? []).Select(NameOf)];

    /// <summary>What <c>FIND</c> or <c>FROM</c> names; null where the query could not be read.</summary>
    public string? Entity => _query?.Entity.Text;

    /// <summary>Whether the values of a result column are masked.</summary>
    public bool IsMasked(string column)
    {
        if (!_masks)
            return false;
        return _columns.TryGetValue(column, out var expression)
            ? QueryPaths.TestedIn(expression).Any(IsPersonal)
            : IsPersonal(LastPart(column));
    }

    /// <summary>Whether a result column never leaves.</summary>
    public static bool IsSensitive(string column) => PersonalFields.IsSensitive(LastPart(column));

    private void JudgeTree(SbqlQuery query)
    {
        if (QueryPaths.All(query).Select(LastPart).FirstOrDefault(PersonalFields.IsSensitive) is { } sensitive)
            throw Sensitive(sensitive);
        if (!_masks)
            return;
        // A pivot's columns are called by values, so that nothing tells any more which of them to mask.
        var pivoted = query.Pivot is { } pivot ? query.Columns.Select(column => column.Expression).Append(pivot).SelectMany(QueryPaths.TestedIn) : [];
        var tested = QueryPaths.Tested(query.Where).Concat(QueryPaths.Tested(query.Having)).Concat(pivoted).FirstOrDefault(IsPersonal);
        if (tested is not null)
            throw Oracle(tested.Text);
    }

    // A query that we cannot read may still be right, as the grammar is not published: it is sent, unless a personal field occurs in it.
    private void JudgeText(string text)
    {
        var names = Name().Matches(text).Select(match => match.Value).ToList();
        if (names.Find(PersonalFields.IsSensitive) is { } sensitive)
            throw Sensitive(sensitive);
        if (_masks && names.Find(IsPersonal) is { } personal)
            throw Oracle(personal);
    }

    private bool IsPersonal(PathExpression path) =>
        path.Parts.Count == 1 && _columns.TryGetValue(path.Text, out var aliased) && aliased != path
            ? QueryPaths.TestedIn(aliased).Any(inner => IsPersonal(LastPart(inner)))
            : IsPersonal(LastPart(path));

    private bool IsPersonal(string field) => PersonalFields.IsMaskedByName(field) || _personal.Contains(field);

    private static string NameOf(ColumnItem column) => column.Alias?.Text ?? (column.Expression switch
    {
        PathExpression path => path.Text,
        AggregateExpression { Argument: null } aggregate => $"{aggregate.Function.ToString().ToUpperInvariant()}(*)",
        AggregateExpression { Argument: PathExpression path } aggregate =>
            $"{aggregate.Function.ToString().ToUpperInvariant()}({(aggregate.Distinct ? "DISTINCT " : "")}{path.Text})",
        _ => column.Expression.ToString() ?? "",
    });

    private static string LastPart(PathExpression path) => path.Parts[^1].Text;

    private static string LastPart(string column) => column[(column.LastIndexOf('.') + 1)..];

    private static QueryRefusedException Sensitive(string field) =>
        new($"Not sent: `{field}` is sensitive personal data, which this server never returns. Ask without it.");

    private static QueryRefusedException Oracle(string field) =>
        new($"Not sent: personal data is masked, and testing `{field}` would reveal it value by value. Test a name, an id or a company instead, "
            + $"or ask only whether it is there (`{field} IS NULL`). The person can allow personal data with Privacy:ShowPersonalData.");

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{Nd}_]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 250)]
    private static partial Regex Name();
}
