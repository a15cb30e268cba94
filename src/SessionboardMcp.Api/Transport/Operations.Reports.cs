using SessionboardMcp.Api.Limits;

namespace SessionboardMcp.Api.Transport;

internal static partial class Operations
{
    public static Operation ListReports { get; } =
        new(nameof(ListReports), HttpMethod.Get, "v1/insights/queries", ReadInsights, RateLimitCategory.Insights, true);

    // Only under insights: the same route without that word asks for write:events. Not under the event either: no body is described
    // there, and so neither masking nor pages could be asked for.
    public static Operation RunReport { get; } =
        new(nameof(RunReport), HttpMethod.Post, "v1/insights/queries/{id}/run", ReadInsights, RateLimitCategory.Insights, true);

    public static Operation ListDashboards { get; } =
        new(nameof(ListDashboards), HttpMethod.Get, "v1/dashboards", ReadInsights, RateLimitCategory.Insights, true);

    public static Operation GetDashboard { get; } =
        new(nameof(GetDashboard), HttpMethod.Get, "v1/insights/dashboards/{id}", ReadInsights, RateLimitCategory.Insights, true);

    public static Operation GetEventDashboard { get; } =
        new(nameof(GetEventDashboard), HttpMethod.Get, "v1/event/{eventId}/insights/dashboards/{id}", ReadInsights, RateLimitCategory.Insights, true);
}
