namespace SessionboardMcp.Api.Dashboards;

/// <summary>A dashboard with what its widgets show.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Widgets">The widgets, in their order.</param>
/// <param name="ReceivedAt">When the answer came from Sessionboard, in UTC.</param>
public sealed record Dashboard(string Id, string Name, IReadOnlyList<DashboardWidget> Widgets, DateTimeOffset ReceivedAt);
