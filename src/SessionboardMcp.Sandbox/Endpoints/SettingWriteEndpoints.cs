using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.Sandbox.Writes;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>Writes of tracks, rooms, tags, formats, levels and languages, answered as a list shows them.</summary>
internal static class SettingWriteEndpoints
{
    public static void MapSettingWrites(this IEndpointRouteBuilder routes)
    {
        Map(routes, SettingKind.Tag, (tag, _) => SettingDocuments.Tag(tag), ResponseJson.Default.SettingResponse);
        Map(routes, SettingKind.Language, (language, _) => SettingDocuments.Ordered(language), ResponseJson.Default.SettingResponse);
        Map(routes, SettingKind.Format, (format, @event) => SettingDocuments.OfEvent(format, @event.Id), ResponseJson.Default.SettingResponse);
        Map(routes, SettingKind.Track, (track, _) => SettingDocuments.Ordered(track), ResponseJson.Default.SettingResponse);
        Map(routes, SettingKind.Level, (level, _) => SettingDocuments.Ordered(level), ResponseJson.Default.SettingResponse);
        Map(routes, SettingKind.Room, (room, _) => SettingDocuments.Room(room), ResponseJson.Default.RoomResponse);
        routes.MapStatusWrites();
    }

    private static void Map<TResponse>(IEndpointRouteBuilder routes, SettingKind kind, Func<Setting, Event, TResponse> document, JsonTypeInfo<TResponse> type)
    {
        routes.MapPost($"/v1/event/{{eventId}}/{kind.Plural}/create", CreateAsync).WriteMetadata();
        routes.MapPut($"/v1/event/{{eventId}}/{kind.Plural}/{{id}}", UpdateAsync).WriteMetadata();
        routes.MapDelete($"/v1/event/{{eventId}}/{kind.Plural}/{{id}}", DeleteAsync).WriteMetadata();

        async Task CreateAsync(HttpContext context)
        {
            var body = SettingBody.Of(await context.BodyAsync(), kind, context.Rules()).Complete();
            context.CountCreates(1);
            await AnswerAsync(context, @event => SettingWrites.Create(@event, kind, body, context.Time()));
        }

        async Task UpdateAsync(HttpContext context)
        {
            var body = SettingBody.Of(await context.BodyAsync(), kind, context.Rules());
            await AnswerAsync(context, @event => SettingWrites.Update(@event, kind, context.PathText("id"), body, context.Time()));
        }

        Task DeleteAsync(HttpContext context) =>
            context.ChangeAsync(programme => SettingWrites.Delete(programme.Event, kind, context.PathText("id")));

        async Task AnswerAsync(HttpContext context, Func<Event, (Event Event, Setting Written)> change)
        {
            Setting? written = null;
            var after = await context.ChangeAsync(programme =>
            {
                (var next, written) = change(programme.Event);
                return next;
            });
            await context.AnswerAsync(document(written!, after.Event), type);
        }
    }
}
