using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Endpoints;
using SessionboardMcp.Sandbox.Insights.Execution;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Insights.Http;

/// <summary>Dashboards: listed in two places, and with their widgets' rows in four.</summary>
internal static class DashboardEndpoints
{
    private const int WidgetRows = 100;

    public static void MapDashboards(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/dashboards", ListAsync).Insights();
        routes.MapGet("/v1/event/{eventId}/dashboards", ListInEventAsync).Insights();
        routes.MapGet("/v1/dashboards/{id}", GetAsync).Insights();
        routes.MapGet("/v1/event/{eventId}/dashboards/{id}", GetAsync).Insights();
        routes.MapGet("/v1/insights/dashboards/{id}", GetAsync).Insights();
        routes.MapGet("/v1/event/{eventId}/insights/dashboards/{id}", GetAsync).Insights();
    }

    private static Task ListAsync(HttpContext context)
    {
        IReadOnlyList<OrganizationDashboardResponse> list = [.. ReportQuery.Dashboards(context).Select(ReportDocuments.OfOrganization)];
        return context.AnswerAsync(list, ResponseJson.Default.IReadOnlyListOrganizationDashboardResponse);
    }

    private static Task ListInEventAsync(HttpContext context)
    {
        IReadOnlyList<DashboardResponse> list = [.. ReportQuery.Dashboards(context).Select(ReportDocuments.OfEvent)];
        return context.AnswerAsync(list, ResponseJson.Default.IReadOnlyListDashboardResponse);
    }

    private static async Task GetAsync(HttpContext context)
    {
        var id = context.PathText("id");
        var dashboard = ReportQuery.Dashboards(context).FirstOrDefault(candidate => candidate.Id == id)
            ?? throw RequestRefusedException.NotFound("There is no such dashboard.");
        var scope = new ExecuteBody { EventId = dashboard.EventId };
        var events = ExecuteRequests.EventsOf(scope, ReportQuery.Organization(context), context.Token());
        var widgets = dashboard.Widgets.Select(widget => (widget, Rows(context, widget, events))).ToList();
        context.Response.ContentType = JsonAnswer.ContentType;
        await context.Response.BodyWriter.WriteAsync(DashboardAnswer.Write(dashboard, widgets), context.RequestAborted);
    }

    // No parameter asks for unmasked rows, so they are masked whatever the token says, as the default elsewhere.
    private static InsightsPage Rows(HttpContext context, Widget widget, IReadOnlyList<int> events)
    {
        var request = new InsightsRequest { Query = widget.Query, EventIds = events, MasksPii = true, Limit = WidgetRows };
        var result = InsightsEndpoints.Engine.Execute(ReportQuery.Organization(context), request, context.RequestAborted);
        return result.Page ?? throw RequestRefusedException.BadRequest($"The widget '{widget.Title}' cannot be shown: {result.Error}");
    }
}
