using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>
/// Tags, languages, formats, tracks, levels and rooms: each as a bare array by GET and in pages by POST. That they take
/// <c>read:events</c> is our assumption; no operation on them names a scope.
/// </summary>
internal static class SettingEndpoints
{
    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        Map(routes, "tags", @event => @event.Tags, (tag, _) => SettingDocuments.Tag(tag));
        Map(routes, "languages", @event => @event.Languages, (language, _) => SettingDocuments.Ordered(language));
        Map(routes, "formats", @event => @event.Formats, (format, @event) => SettingDocuments.OfEvent(format, @event.Id));
        Map(routes, "tracks", @event => @event.Tracks, (track, _) => SettingDocuments.Ordered(track));
        Map(routes, "levels", @event => @event.Levels, (level, _) => SettingDocuments.Ordered(level));
        routes.MapGet("/v1/event/{eventId}/rooms", ListRoomsAsync).Read(Scopes.ReadEvents);
        routes.MapPost("/v1/event/{eventId}/rooms", SearchRoomsAsync).Search(Scopes.ReadEvents);
        routes.MapStatuses();
        routes.MapFields();
    }

    private static void Map(
        IEndpointRouteBuilder routes,
        string entities,
        Func<Event, IReadOnlyList<Setting>> settings,
        Func<Setting, Event, SettingResponse> document)
    {
        routes.MapGet($"/v1/event/{{eventId}}/{entities}", ListAsync).Read(Scopes.ReadEvents);
        routes.MapPost($"/v1/event/{{eventId}}/{entities}", SearchAsync).Search(Scopes.ReadEvents);

        Task ListAsync(HttpContext context)
        {
            var @event = context.Programme().Event;
            IReadOnlyList<SettingResponse> list = [.. settings(@event).Select(setting => document(setting, @event))];
            return context.AnswerAsync(list, ResponseJson.Default.IReadOnlyListSettingResponse);
        }

        async Task SearchAsync(HttpContext context)
        {
            var @event = context.Programme().Event;
            var (search, found) = await FindAsync(context, settings(@event));
            var page = search.Page.Cut(found, setting => document(setting, @event));
            await context.AnswerAsync(page, ResponseJson.Default.PageResponseSettingResponse);
        }
    }

    private static Task ListRoomsAsync(HttpContext context)
    {
        IReadOnlyList<RoomResponse> list = [.. context.Programme().Event.Rooms.Select(SettingDocuments.Room)];
        return context.AnswerAsync(list, ResponseJson.Default.IReadOnlyListRoomResponse);
    }

    private static async Task SearchRoomsAsync(HttpContext context)
    {
        var (search, found) = await FindAsync(context, context.Programme().Event.Rooms);
        var page = search.Page.Cut(found, SettingDocuments.Room);
        await context.AnswerAsync(page, ResponseJson.Default.PageResponseRoomResponse);
    }

    private static async Task<(Search<RecordFilters> Search, IReadOnlyList<Setting> Found)> FindAsync(HttpContext context, IReadOnlyList<Setting> settings)
    {
        var search = await Search<RecordFilters>.ReadAsync(context, SearchJson.Default.SearchBodyRecordFilters);
        Expansions.Parse(search.Expand);
        return (search, search.Apply(settings, setting => setting.CreatedAt, setting => setting.UpdatedAt));
    }
}
