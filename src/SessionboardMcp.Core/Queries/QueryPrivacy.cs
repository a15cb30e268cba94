using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.Core.Queries;

/// <summary>
/// What a query may ask of personal data, and which of its columns are masked. Whether a value is there at all (<c>IS NULL</c>, <c>COUNT</c>)
/// is no secret, as a masked answer shows as much; what it is, and what it comes before, is one.
/// </summary>
internal sealed class QueryPrivacy
{
    private readonly FieldFacts _facts;
    private readonly bool _masks;
    private readonly ReadQuery _read;
    private readonly QueryReadings? _readings;

    private QueryPrivacy(ReadQuery read, FieldFacts facts, bool masks)
    {
        _read = read;
        _facts = facts;
        _masks = masks;
        _readings = read.Query is { } query ? new QueryReadings(query, facts) : null;
    }

    /// <summary>Judges a query before it is sent.</summary>
    /// <param name="read">The query.</param>
    /// <param name="facts">What is known of the fields that it may name.</param>
    /// <param name="masks">Whether personal data is masked.</param>
    /// <exception cref="QueryRefusedException">It asks for a sensitive field, or tests a masked one.</exception>
    public static QueryPrivacy Judge(ReadQuery read, FieldFacts facts, bool masks)
    {
        var privacy = new QueryPrivacy(read, facts, masks);
        if (read.Query is { } query)
            privacy.JudgeTree(query, privacy._readings!);
        else
            privacy.JudgeText(read.Text);
        return privacy;
    }

    /// <summary>The query that was judged.</summary>
    public ReadQuery Query => _read;

    /// <summary>What is known of the fields that it may name.</summary>
    public FieldFacts Facts => _facts;

    /// <summary>The columns that the query names, for an answer without rows; empty where it names none.</summary>
    public IReadOnlyList<string> NamedColumns => [.. (_read.Query?.Columns ?? []).Select(ColumnNames.Of)];

    /// <summary>What <c>FIND</c> or <c>FROM</c> names; null where the query could not be read.</summary>
    public string? Entity => _read.Query?.Entity.Text;

    /// <summary>What may be shown of the columns of a result.</summary>
    public ResultColumns Of(IReadOnlyList<string> columns) => new(columns, _read, _readings, _facts, _masks);

    /// <summary>
    /// Refuses a query that tests or orders by what the schema does not tell of. The check refuses it too; this is for what is sent without the
    /// check's consent.
    /// </summary>
    /// <exception cref="QueryRefusedException">It does.</exception>
    public void RequireProven()
    {
        if (!_masks)
            return;
        if (_read.Query is null && QueryNames.OrdersByPlace(_read.Text))
            throw new QueryRefusedException("Not sent: personal data is masked, and ordering or grouping by the number of a column could reveal the ranks of a masked one. Write its name.");
        if (_read.Query is { } query && Ranked(query).Concat(Grouped(query)).Concat(Tested(query)).FirstOrDefault(path => !_readings!.IsProven(path)) is { } unknown)
            throw new QueryRefusedException($"Not sent: personal data is masked, and the schema does not tell what `{Shown(unknown.Text)}` holds, so testing or ordering by it could reveal some. Take a name from get_schema.");
    }

    private void JudgeTree(SbqlQuery query, QueryReadings readings)
    {
        if (QueryPaths.All(query).FirstOrDefault(IsSensitive) is { } sensitive)
            throw Sensitive(_facts.IsSensitive(sensitive.Parts[^1].Text) ? sensitive.Parts[^1].Text : sensitive.Text);
        if (query.Joins.Prepend(query.Entity).FirstOrDefault(entity => _facts.IsSensitive(entity.Text)) is { } kind)
            throw Sensitive(kind.Text);
        if (query.Columns.Select(column => column.Alias?.Text).OfType<string>().FirstOrDefault(_facts.IsSensitive) is { } alias)
            throw new QueryRefusedException($"Not sent: `{Shown(alias)}` is sensitive personal data, or called so, and this server never returns that. If the column holds something else, give it another name after AS.");
        // Sessionboard may read a comment, or an end of a text, where this server reads none.
        JudgeText(_read.Text.Contains('\\') ? _read.Text : QueryNames.Comments(_read.Text));
        if (!_masks)
            return;
        if (Tested(query).FirstOrDefault(readings.IsPersonal) is { } tested)
            throw Oracle(tested.Text);
        if (Ranked(query).Concat(QueryPaths.Compared(query)).Concat(Grouped(query).Where(path => !readings.IsNothingButName(path))).FirstOrDefault(readings.IsPersonal) is { } ranked)
            throw Ranks(ranked.Text);
        if (QueryPaths.AskedFor(query).FirstOrDefault(readings.IsDoubtful) is { } doubtful)
            throw Oracle(doubtful.Text);
        if (QueryProbes.Find(query, readings.MayHoldText) is { } probed)
            throw QueryProbes.Refusal($"`{Shown(probed)}`");
    }

    private bool IsSensitive(PathExpression path) => _facts.IsSensitive(path.Text);

    // A pivot's columns are called by values, so that nothing tells any more which of them to mask.
    private static IEnumerable<PathExpression> Tested(SbqlQuery query) => QueryPaths.Tested(query.Where)
        .Concat(QueryPaths.Tested(query.Having))
        .Concat(query.Pivot is { } pivot ? query.Columns.Select(column => column.Expression).Append(pivot).SelectMany(QueryPaths.TestedIn) : []);

    private static IEnumerable<PathExpression> Ranked(SbqlQuery query) => query.OrderBy.SelectMany(item => QueryPaths.TestedIn(item.Expression));

    // Groups, and rows that differ, come in some order too, often that of their values. Names, which some organizations mark as personal, are
    // what most questions group by: the busiest speakers are counted all the same, under masked names.
    private static IEnumerable<PathExpression> Grouped(SbqlQuery query) => query.GroupBy.SelectMany(QueryPaths.TestedIn)
        .Concat(query.Distinct ? query.Columns.SelectMany(column => QueryPaths.TestedIn(column.Expression)) : []);

    // A query that we cannot read may still be right, as the grammar is not published: it is sent, unless a personal field occurs in it.
    private void JudgeText(string text)
    {
        var names = QueryNames.In(text).Distinct(StringComparer.Ordinal).ToList();
        if (names.Find(_facts.IsSensitive) is { } sensitive)
            throw Sensitive(sensitive);
        if (_masks && names.Find(_facts.IsPersonal) is { } personal)
            throw Oracle(personal);
        if (_masks && QueryProbes.AreIn(QueryNames.Quoted(text)))
            throw QueryProbes.Refusal("a text");
    }

    private static QueryRefusedException Sensitive(string field) =>
        new($"Not sent: `{Shown(field)}` is sensitive personal data, which this server never returns. Ask without it.");

    private static QueryRefusedException Oracle(string field) =>
        new($"Not sent: personal data is masked, and testing `{Shown(field)}` would reveal it value by value. Test a name, an id or a company instead, "
            + $"or ask only whether it is there (`{Shown(field)} IS NULL`). The person can allow personal data with Privacy:ShowPersonalData.");

    private static QueryRefusedException Ranks(string field) =>
        new($"Not sent: personal data is masked, and ordering, grouping or comparing by `{Shown(field)}` would reveal its ranks. Order by a name, an id or a "
            + "company instead, or count it. The person can allow personal data with Privacy:ShowPersonalData.");

    private static string Shown(string field) => field.Length > 80 ? string.Concat(field.AsSpan(0, char.IsHighSurrogate(field[79]) ? 79 : 80), "…") : field;
}
