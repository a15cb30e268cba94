using SessionboardMcp.SbQL.Sql;

namespace SessionboardMcp.Sandbox.Insights.Execution;

/// <summary>A page of a query's rows, or why there is none: exactly one of the two is there.</summary>
/// <param name="Page">The page; null when there is an error.</param>
/// <param name="Error">What is wrong with the request, in a sentence that can be shown; null when nothing is.</param>
internal sealed record InsightsResult(InsightsPage? Page, string? Error)
{
    public static InsightsResult Invalid(string error) => new(null, error);
}

/// <summary>A page of a query's rows.</summary>
/// <param name="Columns">The columns, in order.</param>
/// <param name="Rows">The rows, in order: string, long, double, bool or null for each column.</param>
/// <param name="Number">The page, from 1.</param>
/// <param name="Size">Rows on a full page.</param>
/// <param name="TotalRows">The rows of the query after its <c>LIMIT</c> and the request's search, on all pages.</param>
internal sealed record InsightsPage(
    IReadOnlyList<ResultColumn> Columns,
    IReadOnlyList<object?[]> Rows,
    int Number,
    int Size,
    int TotalRows);
