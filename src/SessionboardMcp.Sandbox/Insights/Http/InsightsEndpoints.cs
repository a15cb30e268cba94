using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Insights.Execution;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Sqlite.Execution;

namespace SessionboardMcp.Sandbox.Insights.Http;

/// <summary>The routes of insights: the schema in three places, the execution of queries in two, and what builds on it.</summary>
internal static class InsightsEndpoints
{
    /// <summary>What runs queries, wherever they come from.</summary>
    public static InsightsEngine Engine { get; } = new(new QueryBounds());

    /// <summary>Maps them.</summary>
    public static IEndpointRouteBuilder MapInsights(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/insights/schema", OrganizationSchemaAsync).Insights();
        foreach (var path in routes.ServiceProvider.GetRequiredService<SandboxOptions>().Variations.EventSchemaPaths)
            routes.MapGet(path, EventSchemaAsync).Insights();
        routes.MapPost("/v1/insights/execute", ExecuteAsync).Insights();
        routes.MapPost("/v1/event/{eventId}/insights/execute", ExecuteInEventAsync).Insights();
        routes.MapAsking();
        routes.MapReports();
        routes.MapReportWrites();
        routes.MapDashboards();
        return routes;
    }

    /// <summary>A read of insights, which counts against their own limit.</summary>
    public static void Insights(this IEndpointConventionBuilder endpoint) =>
        endpoint.WithMetadata(new EndpointAccess(Scopes.ReadInsights, RateLimitCategories.Insights));

    private static Task OrganizationSchemaAsync(HttpContext context) =>
        context.AnswerAsync(SchemaDocument.Of(InsightsSchema.OfOrganization), SchemaJson.Default.SchemaDocument);

    private static Task EventSchemaAsync(HttpContext context)
    {
        var @event = context.Features.GetRequiredFeature<Event>();
        return context.AnswerAsync(SchemaDocument.Of(InsightsSchema.OfEvent(@event), @event.Roles), SchemaJson.Default.SchemaDocument);
    }

    private static async Task ExecuteAsync(HttpContext context)
    {
        var body = await ExecuteRequests.ReadAsync(context);
        var organization = context.Features.GetRequiredFeature<Organization>();
        var token = context.Features.GetRequiredFeature<SandboxToken>();
        await AnswerAsync(context, body, ExecuteRequests.EventsOf(body, organization, token));
    }

    // The path decides the event; what the body says of events is not documented here, and ignored.
    private static async Task ExecuteInEventAsync(HttpContext context)
    {
        var body = await ExecuteRequests.ReadAsync(context);
        await AnswerAsync(context, body, [context.Features.GetRequiredFeature<Event>().Id]);
    }

    /// <summary>Runs the body's query and answers with its rows.</summary>
    /// <exception cref="RequestRefusedException">The body or its query makes no sense.</exception>
    public static async Task AnswerAsync(HttpContext context, ExecuteBody body, IReadOnlyList<int> eventIds)
    {
        ExecuteRequests.RefuseUnemulated(body);
        var request = ExecuteRequests.Checked(body, eventIds, context.Features.GetRequiredFeature<SandboxToken>());
        var organization = context.Features.GetRequiredFeature<Organization>();
        var result = Engine.Execute(organization, request, context.RequestAborted);
        if (result.Page is not { } page)
            throw RequestRefusedException.BadRequest(result.Error!);
        context.Response.ContentType = JsonAnswer.ContentType;
        await context.Response.BodyWriter.WriteAsync(RowsAnswer.Write(page), context.RequestAborted);
    }
}
