using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>
/// The list of sessions behind the CRUD proxy: it finds text, track and tag, which the search cannot, and counts against the
/// limit, which the search does not.
/// </summary>
internal static class SessionListEndpoints
{
    public static void MapSessionList(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/event/{eventId}/sessions", ListAsync).Read(Scopes.ReadSessions);

    private static Task ListAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var page = PageRequest.Of(query, "page_size");
        var view = context.View(Expansions.Parse(query["expand"]));
        var text = Text(query, "search");
        var status = Text(query, "status");
        var (track, tag) = (Id(query, "track_id"), Id(query, "tag_id"));
        bool? isAbstract = Choice.Of(Text(query, "is_abstract"), "is_abstract", Flags);
        List<Session> found =
        [
            .. view.Event.Sessions
                .Where(session => session.DeletedAt is null && session.ParentId is null)
                .Where(session => session.ComposedInto is null || view.Wants(Expansion.LinkedSources))
                .Where(session => status is null || HasStatus(view.Programme, session, status))
                .Where(session => track is null || session.TrackId == track)
                .Where(session => tag is null || session.TagIds.Contains(tag.Value))
                .Where(session => isAbstract is null || session.IsAbstract == isAbstract)
                .Where(session => text is null || Mentions(view.Programme, session, text)),
        ];
        var answer = ProxyPageResponse<SessionResponse>.Of(page.Cut(found, session => SessionDocuments.Alone(view, session)));
        return context.AnswerAsync(answer, ResponseJson.Default.ProxyPageResponseSessionResponse);
    }

    private static Dictionary<string, bool> Flags { get; } = new(StringComparer.Ordinal) { ["true"] = true, ["false"] = false };

    // The values are not published for this parameter; a status that there is not finds nothing.
    private static bool HasStatus(Programme programme, Session session, string status) =>
        programme.StatusOf(session).Core.ApiName() == status || session.StatusId == status;

    // What is searched is not published either: title and friendly id are our assumption.
    private static bool Mentions(Programme programme, Session session, string text) =>
        session.Title.Contains(text, StringComparison.OrdinalIgnoreCase)
        || string.Equals(programme.FriendlyId(session), text, StringComparison.OrdinalIgnoreCase);

    // An empty parameter is one that was not filled in.
    private static string? Text(IQueryCollection query, string name) =>
        string.IsNullOrEmpty(query[name]) ? null : query[name].ToString();

    private static Guid? Id(IQueryCollection query, string name)
    {
        if (Text(query, name) is not { } text)
            return null;
        return Guid.TryParse(text, out var id) ? id : throw RequestRefusedException.BadRequest($"{name} must be a UUID.");
    }
}
