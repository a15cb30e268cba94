using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Content;

internal static class ContentOperations
{
    public static Operation Get { get; } = Read("GetSessionContent", "v1/event/{eventId}/sessions/{id}/content", Scopes.ReadTranscriptions);

    public static Operation ListRecordings { get; } = Read("ListRecordings", "v1/event/{eventId}/sessions/{id}/recordings", Scopes.ReadTranscriptions);

    public static Operation ListFiles { get; } = Read("ListFiles", "v1/event/{eventId}/sessions/{id}/files", Scopes.ReadSessions);

    private static Operation Read(string name, string path, string scope) =>
        new(name, HttpMethod.Get, path, scope, RateLimitCategory.EntityReads, IsRead: true);
}
