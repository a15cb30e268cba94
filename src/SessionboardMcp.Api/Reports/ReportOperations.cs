using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Reports;

internal static class ReportOperations
{
    public static Operation List { get; } =
        new("ListReports", HttpMethod.Get, "v1/insights/queries", Scopes.ReadInsights, RateLimitCategory.Insights, IsRead: true);

    // Only under insights: the same route without that word asks for write:events. Not under the event either: no body is described
    // there, and so neither masking nor pages could be asked for.
    public static Operation Run { get; } =
        new("RunReport", HttpMethod.Post, "v1/insights/queries/{id}/run", Scopes.ReadInsights, RateLimitCategory.Insights, IsRead: true);
}
