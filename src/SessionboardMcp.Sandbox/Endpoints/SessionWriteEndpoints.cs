using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.Sandbox.Writes;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>Writes of sessions. An answer is the session as the write left it; a deletion has none, since the description names none.</summary>
internal static class SessionWriteEndpoints
{
    private const string Sessions = "/v1/event/{eventId}/sessions";

    public static void MapSessionWrites(this IEndpointRouteBuilder routes)
    {
        Write(routes.MapPost(Sessions + "/create", CreateAsync));
        Write(routes.MapPost(Sessions + "/bulk", BulkAsync));
        Write(routes.MapPut(Sessions + "/{sessionId}", context => UpdateAsync(context, SessionBody.OfUpdate)));
        Write(routes.MapPut(Sessions + "/{sessionId}/fields", context => UpdateAsync(context, SessionBody.OfFields)));
        Write(routes.MapDelete(Sessions + "/{sessionId}", DeleteAsync));
        Write(routes.MapPost(Sessions + "/{sessionId}/restore", RestoreAsync));
    }

    private static void Write(IEndpointConventionBuilder endpoint) => endpoint.Write(Scopes.WriteSessions, RateLimitCategories.SessionWrites);

    private static async Task CreateAsync(HttpContext context)
    {
        var body = SessionBody.OfCreate(await context.BodyAsync(), context.Rules());
        context.CountCreates(1);
        await ChangeAsync(context, edit => SessionWrites.Create(edit, body, context.Time()));
    }

    private static async Task UpdateAsync(HttpContext context, Func<WriteBody, WriteRules, SessionBody> read)
    {
        var body = read(await context.BodyAsync(), context.Rules());
        await ChangeAsync(context, edit => SessionWrites.Update(edit, Id(context), body, context.Time()));
    }

    private static Task RestoreAsync(HttpContext context) =>
        ChangeAsync(context, edit => SessionWrites.Restore(edit, Id(context), context.Time()));

    private static Task DeleteAsync(HttpContext context) => context.ChangeAsync(programme =>
    {
        var edit = new ProgrammeEdit(programme);
        SessionWrites.Delete(edit, Id(context), context.Time());
        return edit.Finish();
    });

    private static async Task BulkAsync(HttpContext context)
    {
        var bulk = Bulk.Of(await context.BodyAsync(), context.Rules());
        context.CountCreates(bulk.Creates);
        IReadOnlyList<BulkOutcome> outcomes = [];
        await context.ChangeAsync(programme =>
        {
            var edit = new ProgrammeEdit(programme);
            outcomes = bulk.Run(context.Rules(), operation => SessionBulk.Apply(operation, edit, context.Rules(), context.Time()));
            return edit.Finish();
        });
        await context.AnswerAsync(BulkDocuments.Of(outcomes), ResponseJson.Default.BulkResponse);
    }

    private static async Task ChangeAsync(HttpContext context, Func<ProgrammeEdit, Session> change)
    {
        Session? written = null;
        var programme = await context.ChangeAsync(programme =>
        {
            var edit = new ProgrammeEdit(programme);
            written = change(edit);
            return edit.Finish();
        });
        var view = new Viewpoint(programme, context.Token().HidesPii, Expansion.None);
        await context.AnswerAsync(SessionDocuments.Alone(view, written!), ResponseJson.Default.SessionResponse);
    }

    // An id that is no UUID names no session.
    private static Guid Id(HttpContext context) => Guid.TryParse(context.PathText("sessionId"), out var id) ? id : Guid.Empty;
}
