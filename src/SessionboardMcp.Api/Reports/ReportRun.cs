namespace SessionboardMcp.Api.Reports;

/// <summary>One run of a saved report.</summary>
/// <param name="Report">The report.</param>
/// <param name="EventId">The event to run it over; null for the report's own, or all events where it has none.</param>
/// <param name="ObfuscatePii">Whether Sessionboard is to mask personal data. True unless said otherwise; always sent.</param>
/// <param name="Page">The page of the result, from 1.</param>
/// <param name="Limit">Rows to a page; null for the API's own number.</param>
public sealed record ReportRun(SavedReport Report, int? EventId = null, bool ObfuscatePii = true, int Page = 1, int? Limit = null);
