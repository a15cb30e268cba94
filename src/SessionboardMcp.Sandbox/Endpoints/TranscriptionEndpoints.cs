using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>The raw pieces of transcripts, and the texts made of them.</summary>
internal static class TranscriptionEndpoints
{
    private static readonly string[] Types = ["fragment", "summary", "insight", "translation"];

    public static void MapTranscriptions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/event/{eventId}/transcriptions", ListAsync).Read(SessionContentEndpoints.Scope);
        routes.MapGet("/v1/event/{eventId}/transcriptions/{transcriptionId}", GetAsync).Read(SessionContentEndpoints.Scope);
        routes.MapGet("/v1/event/{eventId}/sessions/{sessionId}/transcriptions", ListOfSessionAsync).Read(SessionContentEndpoints.Scope);
        routes.MapGet("/v1/event/{eventId}/sessions/{sessionId}/transcriptions/{transcriptionId}", GetOfSessionAsync).Read(SessionContentEndpoints.Scope);
    }

    // Pieces that are not whole yet exist while people speak: the seed has none, so include_partial changes nothing.
    private static Task ListAsync(HttpContext context)
    {
        string? type = context.Request.Query["type"];
        if (!string.IsNullOrEmpty(type) && !Types.Contains(type))
            throw RequestRefusedException.BadRequest($"type must be one of {string.Join(", ", Types)}.");
        string? language = context.Request.Query["language_code"];
        var all = SessionContentEndpoints.Recorded(context)
            .Where(session => string.IsNullOrEmpty(language) || session.Content!.Language == language)
            .SelectMany(session => Of(context.Programme(), session))
            .Where(piece => string.IsNullOrEmpty(type) || piece.Type == type);
        return ListAsync(context, all);
    }

    private static Task ListOfSessionAsync(HttpContext context) => ListAsync(context, Of(context.Programme(), SessionContentEndpoints.Session(context)));

    private static Task ListAsync(HttpContext context, IEnumerable<TranscriptionResponse> all)
    {
        var page = PageRequest.Of(context.Request.Query).Cut([.. all], piece => piece);
        var answer = new DataPageResponse<TranscriptionResponse> { Data = page.Results, Pagination = page.Pagination };
        return context.AnswerAsync(answer, ResponseJson.Default.DataPageResponseTranscriptionResponse);
    }

    private static Task GetAsync(HttpContext context) =>
        GetAsync(context, SessionContentEndpoints.Recorded(context).SelectMany(session => Of(context.Programme(), session)));

    private static Task GetOfSessionAsync(HttpContext context) => GetAsync(context, Of(context.Programme(), SessionContentEndpoints.Session(context)));

    private static Task GetAsync(HttpContext context, IEnumerable<TranscriptionResponse> all)
    {
        var id = Guid.TryParse(context.PathText("transcriptionId"), out var parsed) ? parsed : Guid.Empty;
        var piece = all.FirstOrDefault(candidate => candidate.Id == id)
            ?? throw RequestRefusedException.NotFound("There is no such transcription.");
        return context.AnswerAsync(new DataResponse<TranscriptionResponse> { Data = piece }, ResponseJson.Default.DataResponseTranscriptionResponse);
    }

    private static IEnumerable<TranscriptionResponse> Of(Programme programme, Session session)
    {
        if (session.Content is not { } content)
            return [];
        var made = content.RecordedAt.AddMinutes(90);
        return
        [
            .. content.Transcript.Select(remark => Piece(remark.Id, "fragment", remark.Text) with { Speaker = programme.Contact(remark.ContactId).FullName }),
            Piece(content.Summary.Id, "summary", content.Summary.Text),
            Piece(content.Insight.Id, "insight", content.Insight.Text),
        ];

        TranscriptionResponse Piece(Guid id, string type, string text) => new()
        {
            Id = id,
            Type = type,
            SessionId = session.Id,
            Transcription = text,
            IsPartial = false,
            Provider = type == "fragment" ? "deepgram" : "claude",
            CreatedAt = made,
            UpdatedAt = made,
        };
    }
}
