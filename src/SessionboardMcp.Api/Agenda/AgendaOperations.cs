using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Agenda;

internal static class AgendaOperations
{
    public static Operation ListDrafts { get; } = Read("ListAgendaDrafts", "v1/event/{eventId}/agenda-drafts");

    public static Operation ListPlacements { get; } = Read("ListDraftPlacements", "v1/event/{eventId}/agenda-drafts/{id}/sessions");

    public static Operation GetChanges { get; } = Read("GetDraftChanges", "v1/event/{eventId}/agenda-drafts/{id}/changes");

    private static Operation Read(string name, string path) =>
        new(name, HttpMethod.Get, path, Scopes.ReadEvents, RateLimitCategory.EntityReads, IsRead: true);
}
