using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>Agenda drafts with their placements and changes. That they take <c>read:events</c> is our assumption.</summary>
internal static class AgendaDraftEndpoints
{
    public static void MapAgendaDrafts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/event/{eventId}/agenda-drafts", ListAsync).Read(Scopes.ReadEvents);
        routes.MapGet("/v1/event/{eventId}/agenda-drafts/{draftId}", GetAsync).Read(Scopes.ReadEvents);
        routes.MapGet("/v1/event/{eventId}/agenda-drafts/{draftId}/sessions", ListPlacementsAsync).Read(Scopes.ReadEvents);
        routes.MapGet("/v1/event/{eventId}/agenda-drafts/{draftId}/changes", GetChangesAsync).Read(Scopes.ReadEvents);
    }

    private static Task ListAsync(HttpContext context)
    {
        var view = context.View(Expansion.None);
        IReadOnlyList<AgendaDraftResponse> list = [.. view.Event.Drafts.Select(draft => AgendaDraftDocuments.Draft(view, draft))];
        return context.AnswerAsync(list, ResponseJson.Default.IReadOnlyListAgendaDraftResponse);
    }

    private static Task GetAsync(HttpContext context) =>
        context.AnswerAsync(AgendaDraftDocuments.Draft(context.View(Expansion.None), Draft(context)), ResponseJson.Default.AgendaDraftResponse);

    private static Task ListPlacementsAsync(HttpContext context)
    {
        var draft = Draft(context);
        IReadOnlyList<DraftSessionResponse> list = [.. draft.Placements.Select(placement => AgendaDraftDocuments.Placement(draft, placement))];
        return context.AnswerAsync(list, ResponseJson.Default.IReadOnlyListDraftSessionResponse);
    }

    private static Task GetChangesAsync(HttpContext context) =>
        context.AnswerAsync(AgendaDraftDocuments.Changes(context.Programme().Event, Draft(context)), ResponseJson.Default.DraftChangesResponse);

    private static AgendaDraft Draft(HttpContext context)
    {
        var id = Guid.TryParse(context.PathText("draftId"), out var parsed) ? parsed : Guid.Empty;
        return context.Programme().FindDraft(id)
            ?? throw RequestRefusedException.NotFound("There is no such agenda draft.");
    }
}
