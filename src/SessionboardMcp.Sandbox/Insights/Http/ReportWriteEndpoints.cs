using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Endpoints;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.Sandbox.Writes;

namespace SessionboardMcp.Sandbox.Insights.Http;

/// <summary>Writes of saved reports: of an event, which reach its own alone, and of the organization, which reach all that the token sees.</summary>
internal static class ReportWriteEndpoints
{
    public static void MapReportWrites(this IEndpointRouteBuilder routes)
    {
        foreach (var queries in new[] { "/v1/queries", "/v1/event/{eventId}/queries" })
        {
            Write(routes.MapPost(queries + "/create", CreateAsync));
            Write(routes.MapPut(queries + "/{queryId}", UpdateAsync));
            Write(routes.MapDelete(queries + "/{queryId}", DeleteAsync));
        }
    }

    private static void Write(IEndpointConventionBuilder endpoint) => endpoint.Write(Scopes.WriteEvents, RateLimitCategories.EventManagementWrites);

    private static async Task CreateAsync(HttpContext context)
    {
        var body = ReportBody.OfCreate(await context.BodyAsync(), context.Rules());
        context.CountCreates(1);
        await AnswerAsync(context, organization => ReportWrites.Create(organization, context.Features.Get<Event>()?.Id, body));
    }

    private static async Task UpdateAsync(HttpContext context)
    {
        var body = ReportBody.OfUpdate(await context.BodyAsync(), context.Rules());
        await AnswerAsync(context, organization => ReportWrites.Update(organization, IsMeant(context), body));
    }

    private static Task DeleteAsync(HttpContext context) =>
        context.ChangeOrganizationAsync(organization => ReportWrites.Delete(organization, IsMeant(context)).Organization);

    private static Func<Report, bool> IsMeant(HttpContext context)
    {
        var (id, eventId) = (context.PathText("queryId"), context.Features.Get<Event>()?.Id);
        return report => report.Id == id && (eventId is null ? report.EventId is null || context.Token().MaySee(report.EventId.Value) : report.EventId == eventId);
    }

    private static async Task AnswerAsync(HttpContext context, Func<Organization, (Organization Organization, Report Written)> change)
    {
        Report? written = null;
        await context.ChangeOrganizationAsync(organization =>
        {
            (var after, written) = change(organization);
            return after;
        });
        if (context.Rules().TellsReports)
            await context.AnswerAsync(ReportDocuments.OfOrganization(written!), ResponseJson.Default.OrganizationReportResponse);
    }
}
