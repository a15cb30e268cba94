using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Agenda;

internal static class AgendaOperations
{
    public static Operation ListDrafts { get; } = Read("ListAgendaDrafts", "v1/event/{eventId}/agenda-drafts");

    public static Operation ListPlacements { get; } = Read("ListDraftPlacements", "v1/event/{eventId}/agenda-drafts/{id}/sessions");

    public static Operation GetChanges { get; } = Read("GetDraftChanges", "v1/event/{eventId}/agenda-drafts/{id}/changes");

    public static Operation CreateDraft { get; } = Write("CreateAgendaDraft", HttpMethod.Post, "create");

    public static Operation UpdateDraft { get; } = Write("UpdateAgendaDraft", HttpMethod.Put, "{id}");

    public static Operation DeleteDraft { get; } = Write("DeleteAgendaDraft", HttpMethod.Delete, "{id}");

    public static Operation Commit { get; } = Write("CommitAgendaDraft", HttpMethod.Post, "{id}/commit");

    public static Operation CreatePlacement { get; } = Write("CreateDraftPlacement", HttpMethod.Post, "{id}/sessions/create");

    public static Operation UpdatePlacement { get; } = Write("UpdateDraftPlacement", HttpMethod.Put, "{id}/sessions/{childId}");

    public static Operation DeletePlacement { get; } = Write("DeleteDraftPlacement", HttpMethod.Delete, "{id}/sessions/{childId}");

    public static Operation BulkPlacements { get; } = Write("BulkDraftPlacements", HttpMethod.Post, "{id}/sessions/bulk");

    private static Operation Read(string name, string path) =>
        new(name, HttpMethod.Get, path, Scopes.ReadEvents, RateLimitCategory.EntityReads, IsRead: true);

    private static Operation Write(string name, HttpMethod method, string path) =>
        new(name, method, "v1/event/{eventId}/agenda-drafts/" + path, Scopes.WriteEvents, RateLimitCategory.EventManagementWrites, IsRead: false);
}
