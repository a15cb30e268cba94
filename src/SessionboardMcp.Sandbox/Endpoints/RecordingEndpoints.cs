using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>What is known of recordings, media and files; the bytes themselves are nowhere.</summary>
internal static class RecordingEndpoints
{
    public static void MapRecordings(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/event/{eventId}/sessions/{sessionId}/recordings", ListAsync).Read(SessionContentEndpoints.Scope);
        routes.MapGet("/v1/event/{eventId}/sessions/{sessionId}/recordings/{recordingId}", GetAsync).Read(SessionContentEndpoints.Scope);
        routes.MapGet("/v1/event/{eventId}/sessions/{sessionId}/media/{mediaItemId}", GetMediaAsync).Read("read:media");
        routes.MapGet("/v1/event/{eventId}/sessions/{sessionId}/files", ListFilesAsync).Read(Scopes.ReadSessions);
    }

    private static Task ListAsync(HttpContext context)
    {
        var session = SessionContentEndpoints.Session(context);
        IReadOnlyList<RecordingResponse> list = session.Content is { } content ? [Recording(session, content)] : [];
        return context.AnswerAsync(new DataResponse<IReadOnlyList<RecordingResponse>> { Data = list }, ResponseJson.Default.DataResponseIReadOnlyListRecordingResponse);
    }

    private static Task GetAsync(HttpContext context)
    {
        var session = SessionContentEndpoints.Session(context);
        var recording = session.Content is { } content && Is(context, "recordingId", content.RecordingId)
            ? Recording(session, content)
            : throw RequestRefusedException.NotFound("There is no such recording.");
        return context.AnswerAsync(new DataResponse<RecordingResponse> { Data = recording }, ResponseJson.Default.DataResponseRecordingResponse);
    }

    private static Task GetMediaAsync(HttpContext context)
    {
        var session = SessionContentEndpoints.Session(context);
        var media = session.Content is { } content && Is(context, "mediaItemId", content.MediaId)
            ? Media(context.Programme().Event.Id, session, content)
            : throw RequestRefusedException.NotFound("There is no such media item.");
        return context.AnswerAsync(new DataResponse<MediaItemResponse> { Data = media }, ResponseJson.Default.DataResponseMediaItemResponse);
    }

    private static Task ListFilesAsync(HttpContext context)
    {
        var files = ContentDocuments.Of(context.View(Expansion.None), SessionContentEndpoints.Session(context));
        return context.AnswerAsync(new DataResponse<IReadOnlyList<ContentResponse>> { Data = files }, ResponseJson.Default.DataResponseIReadOnlyListContentResponse);
    }

    private static bool Is(HttpContext context, string name, Guid id) => Guid.TryParse(context.PathText(name), out var wanted) && wanted == id;

    private static RecordingResponse Recording(Session session, SessionContent content)
    {
        var ended = content.RecordedAt.AddSeconds(content.Seconds);
        return new RecordingResponse
        {
            Id = content.RecordingId,
            Type = "recording",
            SessionId = session.Id,
            S3Bucket = "sandbox-recordings",
            S3Key = $"{session.Id}/{content.RecordingId}.pcm",
            Encoding = "linear16",
            SampleRate = 16_000,
            Channels = 1,
            Status = "completed",
            DurationSeconds = content.Seconds,
            FileSizeBytes = content.Seconds * 32_000,
            StartedAt = content.RecordedAt,
            CompletedAt = ended,
            CreatedAt = content.RecordedAt,
            UpdatedAt = ended,
        };
    }

    private static MediaItemResponse Media(int eventId, Session session, SessionContent content) => new()
    {
        Id = content.MediaId,
        Type = "media_item",
        Title = session.Title,
        Platform = "upload",
        Kind = "audio",
        EventId = eventId,
        SessionId = session.Id,
        MediaS3Key = $"{session.Id}/{content.MediaId}.mp3",
        TranscriptStatus = "ready",
        DurationSeconds = content.Seconds,
        CreatedAt = content.RecordedAt,
        UpdatedAt = content.RecordedAt.AddHours(1),
    };
}
