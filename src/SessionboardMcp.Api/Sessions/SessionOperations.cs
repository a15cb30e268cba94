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

    public static Operation Create { get; } = Write("CreateSession", HttpMethod.Post, "/create");

    public static Operation Update { get; } = Write("UpdateSession", HttpMethod.Put, "/{id}");

    public static Operation Delete { get; } = Write("DeleteSession", HttpMethod.Delete, "/{id}");

    public static Operation Restore { get; } = Write("RestoreSession", HttpMethod.Post, "/{id}/restore");

    public static Operation Bulk { get; } = Write("BulkSessions", HttpMethod.Post, "/bulk");

    private static Operation Write(string name, HttpMethod method, string path) =>
        new(name, method, "v1/event/{eventId}/sessions" + path, Scopes.WriteSessions, RateLimitCategory.SessionWrites, IsRead: false);
}
