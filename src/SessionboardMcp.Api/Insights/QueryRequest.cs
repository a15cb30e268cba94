namespace SessionboardMcp.Api.Insights;

/// <summary>A query in the Sessionboard Query Language. It goes to the event when it names exactly one.</summary>
/// <param name="Query">The query's text.</param>
/// <param name="EventId">The one event to ask.</param>
/// <param name="EventIds">The events to ask; with neither given, the whole organization is.</param>
/// <param name="ObfuscatePii">Whether Sessionboard is to mask personal data. True unless said otherwise; always sent.</param>
/// <param name="Page">The page of the result, from 1.</param>
/// <param name="Limit">Rows to a page; null for the API's own number.</param>
public sealed record QueryRequest(
    string Query,
    int? EventId = null,
    IReadOnlyList<int>? EventIds = null,
    bool ObfuscatePii = true,
    int Page = 1,
    int? Limit = null);
