using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.SbQL;
using SessionboardMcp.SbQL.Checking;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Core.Tools.Support;

/// <summary>What this server says of a query before Sessionboard is asked: a wrong query costs a request of a scarce budget.</summary>
internal sealed class QueryCheck
{
    private static readonly string[] Columns = ["code", "severity", "line", "column", "message", "mended"];

    private readonly CheckResult _result;
    private readonly SbqlSchema _schema;

    private QueryCheck(CheckResult result, SbqlSchema schema) => (_result, _schema) = (result, schema);

    /// <summary>Checks a query against the live schema. Filters on personal data are for <see cref="QueryPrivacy"/> to judge.</summary>
    public static QueryCheck Of(string query, CheckBasis basis) => new(SbqlChecker.Check(query, basis.Schema, basis.Options), basis.Schema);

    /// <summary>What the query returns, in a sentence or two; null where it could not be read.</summary>
    public string? Explanation => _result.Query is { } query ? SbqlExplainer.Explain(query, _schema) : null;

    /// <summary>Whether it should not be sent.</summary>
    public bool HasErrors => _result.HasErrors;

    /// <summary>What to keep in mind when reading the rows.</summary>
    public IReadOnlyList<string> Warnings =>
        [.. _result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Warning).Select(found => $"{found.Code}: {found.Message}")];

    /// <summary>Everything found, a sentence each, with the mended query where one is known.</summary>
    public IReadOnlyList<string> Sentences => [.. _result.Diagnostics.Take(5).Select(Sentence)];

    /// <summary>Everything found, as an answer; nothing is sent.</summary>
    public TableAnswer ToAnswer(Receipt receipt)
    {
        var rows = _result.Diagnostics.Take(AnswerLimits.MaxRows).Select(found => (IReadOnlyList<JsonElement>)
        [
            Cells.Text(found.Code),
            Cells.Text(found.Severity == DiagnosticSeverity.Error ? "error" : "warning"),
            Cells.Number(found.Span.Start.Line),
            Cells.Number(found.Span.Start.Column),
            Cells.Text(found.Message),
            Cells.Text(found.MendedQuery),
        ]).ToList();
        // An error that is found here would have cost a request there.
        return new TableAnswer(Columns, rows, rows.Count, receipt with { RequestsSpared = HasErrors ? 1 : 0 })
        {
            Notices =
            [
                HasErrors ? "Nothing was sent; the query has errors." : "Nothing was sent; the query can be sent.",
                .. _result.Query is { } query
                    ? (string[])[Explanation!, $"Formatted: {SbqlFormatter.Format(query).ReplaceLineEndings(" ")}"]
                    : [],
            ],
        };
    }

    private static string Sentence(Diagnostic found) => string.Create(CultureInfo.InvariantCulture,
        $"{found.Code} (line {found.Span.Start.Line}, column {found.Span.Start.Column}): {found.Message}{(found.MendedQuery is { } mended ? $" Mended: `{mended}`." : "")}");
}
