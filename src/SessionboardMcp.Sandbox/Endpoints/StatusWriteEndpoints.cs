using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.Sandbox.Writes;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>Writes of custom statuses, the only settings that can be restored.</summary>
internal static class StatusWriteEndpoints
{
    private const string Statuses = "/v1/event/{eventId}/statuses";

    public static void MapStatusWrites(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Statuses + "/create", CreateAsync).WriteMetadata();
        routes.MapPut(Statuses + "/{id}", UpdateAsync).WriteMetadata();
        routes.MapDelete(Statuses + "/{id}", DeleteAsync).WriteMetadata();
        routes.MapPost(Statuses + "/{id}/restore", RestoreAsync).WriteMetadata();
    }

    private static async Task CreateAsync(HttpContext context)
    {
        var body = SettingBody.OfStatus(await context.BodyAsync(), context.Rules()).Complete();
        context.CountCreates(1);
        await AnswerAsync(context, @event => StatusWrites.Create(@event, body, context.Time()));
    }

    private static async Task UpdateAsync(HttpContext context)
    {
        var body = SettingBody.OfStatus(await context.BodyAsync(), context.Rules());
        await AnswerAsync(context, @event => StatusWrites.Update(@event, context.PathText("id"), body));
    }

    private static Task DeleteAsync(HttpContext context) =>
        context.ChangeAsync(programme => StatusWrites.Delete(programme.Event, context.PathText("id"), context.Time()));

    private static Task RestoreAsync(HttpContext context) =>
        AnswerAsync(context, @event => StatusWrites.Restore(@event, context.PathText("id")));

    private static async Task AnswerAsync(HttpContext context, Func<Event, (Event Event, Status Written)> change)
    {
        Status? written = null;
        await context.ChangeAsync(programme =>
        {
            (var next, written) = change(programme.Event);
            return next;
        });
        await context.AnswerAsync(SettingDocuments.Status(written!), ResponseJson.Default.StatusResponse);
    }
}
