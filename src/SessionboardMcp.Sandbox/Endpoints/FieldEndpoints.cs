using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>Field definitions, whose search has filters of its own.</summary>
internal static class FieldEndpoints
{
    public static void MapFields(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/event/{eventId}/fields", ListAsync).Read(Scopes.ReadEvents);
        routes.MapPost("/v1/event/{eventId}/fields", SearchAsync).Search(Scopes.ReadEvents);
    }

    private static Task ListAsync(HttpContext context)
    {
        IReadOnlyList<FieldResponse> list = [.. context.Programme().Event.Fields.Select(SettingDocuments.Field)];
        return context.AnswerAsync(list, ResponseJson.Default.IReadOnlyListFieldResponse);
    }

    private static async Task SearchAsync(HttpContext context)
    {
        var search = await Search<FieldFilters>.ReadAsync(context, SearchJson.Default.SearchBodyFieldFilters);
        var filters = search.Filters;
        Choice.Check(filters.Module, "filters.module", "session", "account", "contact");
        Choice.Check(filters.Source, "filters.source", "standard", "custom");
        Choice.Check(filters.Scope, "filters.scope", "global", "event");
        var rows = context.Programme().Event.Fields
            .Where(field => filters.Module is null || field.Module == filters.Module)
            .Where(field => filters.Source is null || SettingDocuments.SourceOf(field) == filters.Source)
            .Where(field => filters.Scope is null || field.Scope == filters.Scope);
        var found = search.Apply(rows, field => field.CreatedAt, field => field.UpdatedAt);
        var page = search.Page.Cut(found, SettingDocuments.Field);
        await context.AnswerAsync(page, ResponseJson.Default.PageResponseFieldResponse);
    }
}
