using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.SbQL;
using SessionboardMcp.SbQL.Checking;
using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.Core.Queries;

/// <summary>What this server says of a query before Sessionboard is asked: a wrong query costs a request of a scarce budget.</summary>
internal sealed class QueryCheck
{
    private static readonly string[] Columns = ["code", "severity", "line", "column", "message", "mended"];

    // A sentence may quote a name or condition of any length.
    private const int LongestSentence = 1_500;

    private readonly CheckResult _result;
    private readonly SbqlSchema _schema;

    private QueryCheck(CheckResult result, SbqlSchema schema) => (_result, _schema) = (result, schema);

    /// <summary>Checks a query against the live schema. Filters on personal data are for <see cref="QueryPrivacy"/> to judge.</summary>
    public static QueryCheck Of(string query, CheckBasis basis) => new(SbqlChecker.Check(query, basis.Schema, basis.Options), basis.Schema);

    /// <summary>What the query returns, in a sentence or two; null where it could not be read.</summary>
    public string? Explanation => _result.Query is { } query ? StrangersText.Clean(SbqlExplainer.Explain(query, _schema), LongestSentence, out _) : null;

    /// <summary>Whether it should not be sent.</summary>
    public bool HasErrors => _result.HasErrors;

    /// <summary>The most rows that the query itself asks for; null where it sets no limit.</summary>
    public long? Limit => _result.Query?.Limit?.Rows;

    /// <summary>What to keep in mind when reading the rows: the first of each kind, with the query that does without.</summary>
    public IReadOnlyList<string> Caveats => [.. _result.Diagnostics.DistinctBy(found => found.Code).Select(Caveat)];

    /// <summary>Everything found, a sentence each, with the corrected query where one is known.</summary>
    public IReadOnlyList<string> Sentences => [.. _result.Diagnostics.Take(5).Select(Sentence)];

    /// <summary>Everything found, as an answer; nothing is sent.</summary>
    public TableAnswer ToAnswer(Receipt receipt)
    {
        var found = _result.Diagnostics.Take(AnswerLimits.MaxRows).ToList();
        var rows = found.Select(one => (IReadOnlyList<JsonElement>)
        [
            Cells.Text(one.Code),
            Cells.Text(one.Severity == DiagnosticSeverity.Error ? "error" : "warning"),
            Cells.Number(one.Span.Start.Line),
            Cells.Number(one.Span.Start.Column),
            Cells.Text(Message(one)),
            // What many rows hold has to be short, so that all of them fit.
            Cells.Text(QueryText.OnOneLine(one.CorrectedQuery, found.Count > 4 ? QueryText.Short : QueryText.Long)),
        ]).ToList();
        // An error that is found here would have cost a request there. The query that was given need not be told again at length.
        var told = receipt.Query is { } query && QueryText.Written(query) <= QueryText.Long ? query : null;
        return new TableAnswer(Columns, rows, rows.Count, receipt with { Query = told, RequestsSpared = HasErrors ? 1 : 0 })
        {
            Notices =
            [
                HasErrors ? "Nothing was sent; the query has errors." : "Nothing was sent; the query can be sent.",
                .. Explanation is { } explanation ? [explanation] : (string[])[],
                .. _result.Query is { } read && QueryText.OnOneLine(SbqlFormatter.Format(read), QueryText.Long) is { } formatted ? [$"Formatted: {formatted}"] : (string[])[],
                .. rows.Exists(row => row[^1].ValueKind == JsonValueKind.Null) && found.Exists(one => one.CorrectedQuery?.Length > QueryText.Short)
                    ? ["Longer mended queries are not shown."] : (string[])[],
            ],
        };
    }

    private static string Caveat(Diagnostic found)
    {
        var offered = QueryText.OnOneLine(found.CorrectedQuery, QueryText.Short);
        return $"{found.Code}: {Message(found)}{(offered is null ? "" : $" Instead: `{offered}`.")}";
    }

    private static string Sentence(Diagnostic found) => string.Create(CultureInfo.InvariantCulture,
        $"{found.Code} (line {found.Span.Start.Line}, column {found.Span.Start.Column}): {Message(found)}{(found.CorrectedQuery is { } corrected && QueryText.Written(corrected) <= QueryText.Medium ? $" Mended: `{corrected}`." : "")}");

    private static string Message(Diagnostic found) =>
        StrangersText.Clean(found.CorrectedQuery is null && Elsewhere(found.Code) is { } elsewhere ? $"{found.Message} {elsewhere}" : found.Message, LongestSentence, out _);

    // Where no query answers it, a tool may.
    private static string? Elsewhere(string code) =>
        code == DiagnosticRules.RelatedCondition.Code ? "search_sessions lists those that have one."
        : code == DiagnosticRules.MixedKinds.Code ? "get_event_overview, list_event_settings and search_sessions tell both kinds apart."
        : null;
}
