using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Dashboards;

internal static class DashboardOperations
{
    public static Operation List { get; } =
        new("ListDashboards", HttpMethod.Get, "v1/dashboards", Scopes.ReadInsights, RateLimitCategory.Insights, IsRead: true);

    public static Operation Get { get; } =
        new("GetDashboard", HttpMethod.Get, "v1/insights/dashboards/{id}", Scopes.ReadInsights, RateLimitCategory.Insights, IsRead: true);

    public static Operation GetOfEvent { get; } =
        new("GetEventDashboard", HttpMethod.Get, "v1/event/{eventId}/insights/dashboards/{id}", Scopes.ReadInsights, RateLimitCategory.Insights, IsRead: true);
}
