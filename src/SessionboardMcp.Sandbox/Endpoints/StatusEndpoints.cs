using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>Statuses: the list has all of them, the search only the organization's own.</summary>
internal static class StatusEndpoints
{
    public static void MapStatuses(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/event/{eventId}/statuses", ListAsync).Read(Scopes.ReadEvents);
        routes.MapPost("/v1/event/{eventId}/session-statuses", SearchAsync).Search(Scopes.ReadEvents);
    }

    private static Task ListAsync(HttpContext context)
    {
        IReadOnlyList<StatusResponse> list = [.. Standing(context).Select(SettingDocuments.Status)];
        return context.AnswerAsync(list, ResponseJson.Default.IReadOnlyListStatusResponse);
    }

    // A status has no time of change, and one without a time of creation is always a core one; so both filters look at
    // creation, and the status filter at the core status that a custom one maps to.
    private static async Task SearchAsync(HttpContext context)
    {
        var search = await Search<RecordFilters>.ReadAsync(context, SearchJson.Default.SearchBodyRecordFilters);
        Expansions.Parse(search.Expand);
        var custom = Standing(context)
            .Where(status => status is { IsCustom: true, CreatedAt: not null })
            .Where(status => search.Status is null || status.Core == search.Status);
        var found = search.Apply(custom, status => status.CreatedAt!.Value, status => status.CreatedAt!.Value);
        var page = search.Page.Cut(found, SettingDocuments.Status);
        await context.AnswerAsync(page, ResponseJson.Default.PageResponseStatusResponse);
    }

    private static IEnumerable<Status> Standing(HttpContext context) => context.Programme().Event.Statuses.Where(status => status.DeletedAt is null);
}
