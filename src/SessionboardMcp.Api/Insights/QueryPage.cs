using System.Text.Json;

namespace SessionboardMcp.Api.Insights;

/// <summary>One page of a query's result, as columns and rows.</summary>
/// <param name="Columns">The columns, in the order in which the page's rows first name them.</param>
/// <param name="Rows">
/// The rows; each has one value per column. A value that the row lacks is JSON null.
/// </param>
/// <param name="Page">The page's number, from 1.</param>
/// <param name="PageSize">Rows to a full page; the number of rows here when the API did not say.</param>
/// <param name="Total">Rows on all pages; null when the API did not say.</param>
/// <param name="TotalPages">The number of pages; null when the API did not say.</param>
/// <param name="ReceivedAt">When the answer came from Sessionboard, in UTC.</param>
public sealed record QueryPage(
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<JsonElement>> Rows,
    int Page,
    int PageSize,
    int? Total,
    int? TotalPages,
    DateTimeOffset ReceivedAt);
