using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>The search of sessions, and a session by its id.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/event/{eventId}/sessions", SearchAsync).Search(Scopes.ReadSessions).WithMetadata(CachedRead.Instance);
        routes.MapGet("/v1/event/{eventId}/sessions/{sessionId}", GetAsync).Read(Scopes.ReadSessions).WithMetadata(CachedRead.Instance);
    }

    private static async Task SearchAsync(HttpContext context)
    {
        var search = await Search<SessionFilters>.ReadAsync(context, SearchJson.Default.SearchBodySessionFilters);
        var view = context.View(Expansions.Parse(search.Expand));
        var rows = view.Event.Sessions
            .Where(session => session.DeletedAt is null && session.ParentId is null)
            .Where(session => session.ComposedInto is null || view.Wants(Expansion.LinkedSources))
            .Where(session => search.Status is null || view.Programme.StatusOf(session).Core == search.Status)
            .Where(session => search.Filters.IsAbstract is null || session.IsAbstract == search.Filters.IsAbstract);
        var found = search.Apply(rows, session => session.CreatedAt, session => session.UpdatedAt);
        var page = search.Page.Cut(found, session => SessionDocuments.Found(view, session));
        await context.AnswerAsync(page, ResponseJson.Default.PageResponseSessionResponse);
    }

    // An id that is no UUID names no session; the description has no 400 here.
    private static Task GetAsync(HttpContext context)
    {
        var view = context.View(Expansions.Parse(context.Request.Query["expand"]));
        var session = Guid.TryParse(context.PathText("sessionId"), out var id) ? view.Programme.Find(id) : null;
        return session is null
            ? throw RequestRefusedException.NotFound("There is no such session.")
            : context.AnswerAsync(SessionDocuments.Alone(view, session), ResponseJson.Default.SessionResponse);
    }
}
