using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.Core.Queries;

/// <summary>
/// Tells of each column of a result what may be shown. Sessionboard may call it otherwise than the query does (<c>speakers_email</c>) or put
/// related records into it; what cannot be traced to something harmless is masked.
/// </summary>
internal sealed class ResultColumns
{
    private readonly FieldFacts _facts;
    private readonly bool _masks;
    private readonly QueryScope _scope;
    private readonly ILookup<string, ColumnRule> _asked;
    private readonly HashSet<string> _renamed;
    private readonly ColumnRule[] _rules;

    /// <summary>Prepares for a result.</summary>
    /// <param name="columns">Its columns.</param>
    /// <param name="read">The query, as it was sent.</param>
    /// <param name="readings">What its names may mean; null where it could not be read.</param>
    /// <param name="facts">What is known of fields.</param>
    /// <param name="masks">Whether personal data is masked.</param>
    public ResultColumns(IReadOnlyList<string> columns, ReadQuery read, QueryReadings? readings, FieldFacts facts, bool masks)
    {
        var query = read.Query;
        (Names, _facts, _masks) = (columns, facts, masks);
        _scope = new QueryScope(query, SchemaForChecks.Of(facts.Schema));
        _asked = (query?.Columns ?? []).ToLookup(column => FieldWords.SingularKey(ColumnNames.Of(column)), column => RuleOf(column, readings!), StringComparer.Ordinal);
        // What stands behind AS in a query that could not be read may be called like a field and hold something else.
        _renamed = query is null ? [.. QueryNames.BehindAs(read.Text).Select(FieldWords.SingularKey)] : [];
        _rules = [.. columns.Select(ByName)];
        if (masks)
            Eliminate(query?.Pivot is not null);
        Kept = [.. Enumerable.Range(0, columns.Count).Where(column => _rules[column] != ColumnRule.Never)];
    }

    /// <summary>What the columns are called.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The places of those that may leave, shown or masked.</summary>
    public IReadOnlyList<int> Kept { get; }

    /// <summary>Says which are masked because nothing tells what they hold; null where none is.</summary>
    public string? UnknownNotice => string.Join(", ", Kept.Where(column => _rules[column] == ColumnRule.Unknown).Take(10).Select(column => StrangersText.Clean(Names[column], 60, out _))) is { Length: > 0 } unknown
        ? $"Masked, as neither query nor schema tells what they hold: {unknown}."
        : null;

    /// <summary>What may be shown of a column.</summary>
    public ColumnRule Of(int column) => _rules[column];

    /// <summary>What may be shown of a property of a record inside a column.</summary>
    /// <param name="path">The column and the properties on the way.</param>
    public ColumnRule OfNested(IReadOnlyList<string> path)
    {
        if (path.Any(_facts.IsSensitive) || _facts.IsSensitive(string.Join('.', path)))
            return ColumnRule.Never;
        if (!_masks)
            return ColumnRule.Shown;
        if (path.Any(_facts.IsPersonal) && Asked(string.Join('.', path)) is not ColumnRule.Count)
            return ColumnRule.Masked;
        return Asked(string.Join('.', path)) ?? Asked(path[^1])
            ?? (_scope.LeadsToField(path) && _facts.IsHarmless(path[^1]) ? ColumnRule.Shown : ColumnRule.Unknown);
    }

    private static ColumnRule RuleOf(ColumnItem column, QueryReadings readings) => column.Expression is AggregateExpression { Function: AggregateFunction.Count } ? ColumnRule.Count
        : readings.IsPersonal(column) ? ColumnRule.Masked
        : readings.IsProven(column.Expression) ? ColumnRule.Shown
        : ColumnRule.Unknown;

    // Of several columns of one name the least is shown that may be shown of any.
    private ColumnRule? Asked(string name) => FieldWords.SingularKey(name) is { Length: > 0 } key && _asked.Contains(key) ? _asked[key].Max() : null;

    private ColumnRule ByName(string name)
    {
        if (_facts.IsSensitive(name))
            return ColumnRule.Never;
        if (!_masks)
            return ColumnRule.Shown;
        var asked = Asked(name);
        if (asked is not ColumnRule.Count && _facts.IsPersonal(name))
            return ColumnRule.Masked;
        return asked ?? (!_renamed.Contains(FieldWords.SingularKey(name)) && _scope.LeadsToField(name.Split('.')) && _facts.IsHarmless(LastOf(name)) ? ColumnRule.Shown : ColumnRule.Unknown);
    }

    // A column that the query does not name is one of those that it names and the result does not; a pivot makes many of one.
    private void Eliminate(bool isPivoted)
    {
        var met = Names.Select(FieldWords.SingularKey).ToHashSet(StringComparer.Ordinal);
        var missing = _asked.Where(asked => !met.Contains(asked.Key)).SelectMany(asked => asked).ToList();
        var strange = Enumerable.Range(0, Names.Count).Where(column => Asked(Names[column]) is null && _rules[column] is ColumnRule.Shown or ColumnRule.Unknown).ToList();
        if (strange.Count == 0 || missing.Count == 0)
            return;
        var isHarmless = missing.Max() <= ColumnRule.Count;
        foreach (var column in strange)
        {
            if (!isHarmless)
                _rules[column] = ColumnRule.Unknown;
            else if (_rules[column] == ColumnRule.Unknown && (isPivoted || strange.Count <= missing.Count))
                _rules[column] = missing.Min();
        }
    }

    private static string LastOf(string name) => name[(name.LastIndexOf('.') + 1)..];
}
