namespace SessionboardMcp.Api.Reports;

/// <summary>A saved query, which organizers call a report.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Category">What it is filed under; null where it is not.</param>
/// <param name="Query">The query; null when Sessionboard does not tell it.</param>
/// <param name="EventId">The event it belongs to; null for one over all events.</param>
public sealed record SavedReport(string Id, string Name, string? Category, string? Query, int? EventId);
