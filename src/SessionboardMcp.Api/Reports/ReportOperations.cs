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

    public static Operation CreateInEvent { get; } = Write("CreateReport", HttpMethod.Post, "v1/event/{eventId}/queries/create");

    public static Operation UpdateInEvent { get; } = Write("UpdateReport", HttpMethod.Put, "v1/event/{eventId}/queries/{id}");

    public static Operation DeleteInEvent { get; } = Write("DeleteReport", HttpMethod.Delete, "v1/event/{eventId}/queries/{id}");

    public static Operation Create { get; } = Write("CreateOrganizationReport", HttpMethod.Post, "v1/queries/create");

    public static Operation Update { get; } = Write("UpdateOrganizationReport", HttpMethod.Put, "v1/queries/{id}");

    public static Operation Delete { get; } = Write("DeleteOrganizationReport", HttpMethod.Delete, "v1/queries/{id}");

    private static Operation Write(string name, HttpMethod method, string path) =>
        new(name, method, path, Scopes.WriteEvents, RateLimitCategory.EventManagementWrites, IsRead: false);
}
