using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Endpoints;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Insights.Http;

/// <summary>
/// Saved reports, in the four places where the API has them. Running one outside <c>insights</c> needs <c>write:events</c>.
/// </summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/insights/queries", ListAsync).Insights();
        routes.MapGet("/v1/event/{eventId}/insights/queries", ListInEventInsightsAsync).Insights();
        routes.MapGet("/v1/queries", ListOfOrganizationAsync).Insights();
        routes.MapGet("/v1/event/{eventId}/queries", ListInEventAsync).Insights();
        routes.MapPost("/v1/insights/queries/{queryId}/run", RunAsync).Insights();
        routes.MapPost("/v1/event/{eventId}/insights/queries/{queryId}/run", RunAsync).Insights();
        routes.MapPost("/v1/queries/{queryId}/run", RunAsync).Written();
        routes.MapPost("/v1/event/{eventId}/queries/{queryId}/run", RunAsync).Written();
    }

    private static void Written(this IEndpointConventionBuilder endpoint) =>
        endpoint.WithMetadata(new EndpointAccess(Scopes.WriteEvents, RateLimitCategories.EventManagementWrites));

    private static Task ListAsync(HttpContext context)
    {
        var page = PageRequest.Of(context.Request.Query, "limit").Cut(ReportQuery.Reports(context), ReportDocuments.Insights);
        return context.AnswerAsync(page, ResponseJson.Default.PageResponseInsightsReportResponse);
    }

    private static Task ListInEventInsightsAsync(HttpContext context)
    {
        var list = new ListResponse<InsightsReportResponse> { Results = [.. ReportQuery.Reports(context).Select(ReportDocuments.Insights)] };
        return context.AnswerAsync(list, ResponseJson.Default.ListResponseInsightsReportResponse);
    }

    private static Task ListOfOrganizationAsync(HttpContext context)
    {
        var page = PageRequest.Of(context.Request.Query, "limit").Cut(ReportQuery.Reports(context), ReportDocuments.OfOrganization);
        return context.AnswerAsync(page, ResponseJson.Default.PageResponseOrganizationReportResponse);
    }

    private static Task ListInEventAsync(HttpContext context)
    {
        var list = new ListResponse<ReportResponse> { Results = [.. ReportQuery.Reports(context).Select(ReportDocuments.OfEvent)] };
        return context.AnswerAsync(list, ResponseJson.Default.ListResponseReportResponse);
    }

    // A report runs over the event of the path, else over those of the body, else over its own, else over all that the token sees.
    private static async Task RunAsync(HttpContext context)
    {
        var body = await ExecuteRequests.ReadOptionalAsync(context);
        var report = ReportQuery.Report(context);
        var scope = body switch
        {
            _ when context.Features.Get<Event>() is { } @event => new ExecuteBody { EventId = @event.Id },
            { EventId: null, EventIds: null } => new ExecuteBody { EventId = report.EventId },
            _ => body,
        };
        var events = ExecuteRequests.EventsOf(scope, ReportQuery.Organization(context), context.Token());
        await InsightsEndpoints.AnswerAsync(context, body with { Query = report.Query }, events);
    }
}
