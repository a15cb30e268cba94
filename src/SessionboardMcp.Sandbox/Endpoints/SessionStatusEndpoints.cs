using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>The search of session statuses: small rows, sub-sessions among them, and the only one that tells of deletions.</summary>
internal static class SessionStatusEndpoints
{
    public static void MapSessionStatuses(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/event/{eventId}/sessions/status", SearchAsync).Search(Scopes.ReadSessions);

    // Sources of compositions are left out as in every other search, unless asked for; what else may stand in "expand" is left
    // open by the description, so nothing is refused. A filter on deletedAt finds deleted ones only: the others have no such time.
    private static async Task SearchAsync(HttpContext context)
    {
        var search = await Search<SessionStatusFilters>.ReadAsync(context, SearchJson.Default.SearchBodySessionStatusFilters);
        var deleted = DateRange.Of(search.Filters.DeletedAt, "deletedAt");
        var programme = context.Programme();
        var rows = programme.Event.Sessions
            .Where(session => session.ComposedInto is null || search.Expand.Contains("linked_sources", StringComparer.Ordinal))
            .Where(session => search.Status is null || programme.StatusOf(session).Core == search.Status)
            .Where(session => !deleted.IsBound || (session.DeletedAt is { } time && deleted.Holds(time)));
        var found = search.Apply(rows, session => session.CreatedAt, session => session.UpdatedAt, session => session.DeletedAt);
        var page = search.Page.Cut(found, session => SessionStatusDocuments.Row(programme, session));
        await context.AnswerAsync(page, ResponseJson.Default.PageResponseSessionStatusResponse);
    }
}
