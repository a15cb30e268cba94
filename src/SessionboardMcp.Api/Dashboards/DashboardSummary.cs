namespace SessionboardMcp.Api.Dashboards;

/// <summary>A dashboard as lists tell of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="EventId">The event it belongs to; null for one over all events.</param>
/// <param name="UpdatedAt">When it last changed; null when not told.</param>
public sealed record DashboardSummary(string Id, string Name, int? EventId, DateTimeOffset? UpdatedAt);
