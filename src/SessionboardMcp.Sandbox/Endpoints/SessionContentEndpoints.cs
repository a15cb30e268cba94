using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>Composed content: packs of sessions, the event's own, and single items.</summary>
internal static class SessionContentEndpoints
{
    public const string Scope = "read:transcriptions";

    private static readonly IReadOnlyList<string> EventTypes = ["document", "recap"];

    public static void MapSessionContent(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/event/{eventId}/content", ListAsync).Read(Scope);
        routes.MapGet("/v1/event/{eventId}/content/event", GetEventAsync).Read(Scope);
        routes.MapGet("/v1/event/{eventId}/content/items/{itemId}", GetItemAsync).Read(Scope);
        routes.MapGet("/v1/event/{eventId}/sessions/{sessionId}/content", GetSessionAsync).Read(Scope);
    }

    /// <summary>The session that the path names.</summary>
    public static Session Session(HttpContext context) =>
        Guid.TryParse(context.PathText("sessionId"), out var id) && context.Programme().Find(id) is { } session
            ? session
            : throw RequestRefusedException.NotFound("There is no such session.");

    /// <summary>The sessions that have content, and those that a query names.</summary>
    public static IEnumerable<Session> Recorded(HttpContext context)
    {
        var wanted = Id(context.Request.Query["session_id"]);
        return context.Programme().Event.Sessions.Where(session => session is { Content: not null, DeletedAt: null } && (wanted is null || session.Id == wanted));
    }

    // The list is compact unless the items are asked for, and names its pages in snake case.
    private static Task ListAsync(HttpContext context)
    {
        var expand = Words(context.Request.Query["expand"]);
        List<string> types = [.. expand.Where(word => word != "items")];
        var page = PageRequest.Of(context.Request.Query).Cut(
            [.. Recorded(context)],
            session => SessionContentDocuments.Pack(
                context.Programme(), session, types.Count > 0 ? types : SessionContentDocuments.SessionTypes, !expand.Contains("items"), Interval(context)));
        return context.AnswerAsync(ProxyPageResponse<SessionContentResponse>.Of(page), ResponseJson.Default.ProxyPageResponseSessionContentResponse);
    }

    private static Task GetEventAsync(HttpContext context)
    {
        var expand = Words(context.Request.Query["expand"]);
        var items = SessionContentDocuments.EventItems(context.Programme());
        var content = new EventContentResponse
        {
            Id = context.Programme().Event.Id,
            UpdatedAt = context.Programme().Event.Sessions.Select(session => session.UpdatedAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max(),
            Items = [.. items.Where(item => (expand.Count > 0 ? expand : EventTypes).Contains(item.Type))],
        };
        return context.AnswerAsync(new DataResponse<EventContentResponse> { Data = content }, ResponseJson.Default.DataResponseEventContentResponse);
    }

    private static Task GetItemAsync(HttpContext context)
    {
        var id = context.PathText("itemId");
        if (id is "summary_pdf" or "summary_card" && Id(context.Request.Query["session_id"]) is null)
            throw RequestRefusedException.BadRequest("session_id is missing.");
        var item = Recorded(context)
            .SelectMany(session => SessionContentDocuments.Items(context.Programme(), session, session.Content!, isCompact: false, Interval(context)))
            .Concat(SessionContentDocuments.EventItems(context.Programme()))
            .FirstOrDefault(item => string.Equals(item.Id, id, StringComparison.OrdinalIgnoreCase))
            ?? throw RequestRefusedException.NotFound("There is no such content.");
        return context.AnswerAsync(new DataResponse<ContentItemResponse> { Data = item }, ResponseJson.Default.DataResponseContentItemResponse);
    }

    private static Task GetSessionAsync(HttpContext context)
    {
        var types = Words(context.Request.Query["expand"]);
        var pack = SessionContentDocuments.Pack(
            context.Programme(), Session(context), types.Count > 0 ? types : SessionContentDocuments.SessionTypes, isCompact: false, Interval(context));
        return context.AnswerAsync(new DataResponse<SessionContentResponse> { Data = pack }, ResponseJson.Default.DataResponseSessionContentResponse);
    }

    private static List<string> Words(string? text) => [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static Guid? Id(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return Guid.TryParse(text, out var id) ? id : throw RequestRefusedException.BadRequest("session_id must be a UUID.");
    }

    // It is told, and nothing is cut by it: each remark is one speaker's turn already.
    private static int? Interval(HttpContext context)
    {
        string? text = context.Request.Query["interval_sec"];
        if (string.IsNullOrEmpty(text))
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds >= 1
            ? Math.Min(seconds, 3600)
            : throw RequestRefusedException.BadRequest("interval_sec must be a whole number from 1.");
    }
}
