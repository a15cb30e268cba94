using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>The documents of reports and dashboards in lists.</summary>
internal static class ReportDocuments
{
    public static ReportResponse OfEvent(Report report) =>
        new() { Id = report.Id, Name = report.Name, Query = report.Query, Category = report.Category };

    public static InsightsReportResponse Insights(Report report) =>
        new() { Id = report.Id, Name = report.Name, Query = report.Query, Category = report.Category, EventId = report.EventId };

    public static OrganizationReportResponse OfOrganization(Report report) =>
        new() { Id = report.Id, Name = report.Name, Query = report.Query, Category = report.Category, EventId = report.EventId };

    public static DashboardResponse OfEvent(Dashboard dashboard) =>
        new() { Id = dashboard.Id, Name = dashboard.Name, CreatedAt = dashboard.CreatedAt, UpdatedAt = dashboard.UpdatedAt };

    public static OrganizationDashboardResponse OfOrganization(Dashboard dashboard) => new()
    {
        Id = dashboard.Id,
        Name = dashboard.Name,
        CreatedAt = dashboard.CreatedAt,
        UpdatedAt = dashboard.UpdatedAt,
        EventId = dashboard.EventId,
    };
}
