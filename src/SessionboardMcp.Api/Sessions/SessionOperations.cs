using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Sessions;

internal static class SessionOperations
{
    public static Operation Search { get; } =
        new("SearchSessions", HttpMethod.Post, "v1/event/{eventId}/sessions", Scopes.ReadSessions, null, IsRead: true);

    public static Operation Get { get; } =
        new("GetSession", HttpMethod.Get, "v1/event/{eventId}/sessions/{id}", Scopes.ReadSessions, RateLimitCategory.EntityReads, IsRead: true);

    public static Operation SearchTraces { get; } =
        new("SearchSessionTraces", HttpMethod.Post, "v1/event/{eventId}/sessions/status", Scopes.ReadSessions, null, IsRead: true);
}
