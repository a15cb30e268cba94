using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Insights;

internal static class InsightOperations
{
    public static Operation GetSchema { get; } =
        new("GetSchema", HttpMethod.Get, "v1/insights/schema", Scopes.ReadInsights, RateLimitCategory.Insights, IsRead: true) { IsPersonal = false };

    public static Operation GetEventSchema { get; } =
        new("GetEventSchema", HttpMethod.Get, "v1/event/{eventId}/insights/schema", Scopes.ReadInsights, RateLimitCategory.Insights, IsRead: true) { IsPersonal = false };

    /// <summary>Where an event's schema may be, in the order in which it is looked for; the last is on a page of the help centre only.</summary>
    public static IReadOnlyList<Operation> EventSchemaRoutes { get; } =
    [
        GetEventSchema,
        GetEventSchema with { Path = "v1/insights/events/{eventId}/schema" },
        GetEventSchema with { Path = "v1/insights/event/{eventId}/schema" },
    ];

    public static Operation ExecuteQuery { get; } =
        new("ExecuteQuery", HttpMethod.Post, "v1/insights/execute", Scopes.ReadInsights, RateLimitCategory.Insights, IsRead: true);

    public static Operation ExecuteEventQuery { get; } =
        new("ExecuteEventQuery", HttpMethod.Post, "v1/event/{eventId}/insights/execute", Scopes.ReadInsights, RateLimitCategory.Insights, IsRead: true);

    public static Operation GenerateQuery { get; } =
        new("GenerateQuery", HttpMethod.Post, "v1/insights/ai/generate", Scopes.ReadInsights, RateLimitCategory.Insights, IsRead: true);
}
