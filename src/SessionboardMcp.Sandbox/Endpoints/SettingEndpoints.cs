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
        Map(routes, "tags", @event => @event.Tags, (tag, _) => SettingForms.Tag(tag));
        Map(routes, "languages", @event => @event.Languages, (language, _) => SettingForms.Ordered(language));
        Map(routes, "formats", @event => @event.Formats, (format, @event) => SettingForms.OfEvent(format, @event.Id));
        Map(routes, "tracks", @event => @event.Tracks, (track, _) => SettingForms.Ordered(track));
        Map(routes, "levels", @event => @event.Levels, (level, _) => SettingForms.Ordered(level));
        routes.MapGet("/v1/event/{eventId}/rooms", ListRoomsAsync).Read(Scopes.ReadEvents);
        routes.MapPost("/v1/event/{eventId}/rooms", SearchRoomsAsync).Search(Scopes.ReadEvents);
        routes.MapStatuses();
        routes.MapFields();
    }

    private static void Map(
        IEndpointRouteBuilder routes,
        string entities,
        Func<Event, IReadOnlyList<Setting>> settings,
        Func<Setting, Event, SettingResponse> form)
    {
        routes.MapGet($"/v1/event/{{eventId}}/{entities}", ListAsync).Read(Scopes.ReadEvents);
        routes.MapPost($"/v1/event/{{eventId}}/{entities}", SearchAsync).Search(Scopes.ReadEvents);

        Task ListAsync(HttpContext context)
        {
            var @event = context.Programme().Event;
            IReadOnlyList<SettingResponse> list = [.. settings(@event).Select(setting => form(setting, @event))];
            return context.AnswerAsync(list, ResponseJson.Default.IReadOnlyListSettingResponse);
        }

        async Task SearchAsync(HttpContext context)
        {
            var @event = context.Programme().Event;
            var (search, found) = await FindAsync(context, settings(@event));
            var page = search.Page.Cut(found, setting => form(setting, @event));
            await context.AnswerAsync(page, ResponseJson.Default.PageResponseSettingResponse);
        }
    }

    private static Task ListRoomsAsync(HttpContext context)
    {
        IReadOnlyList<RoomResponse> list = [.. context.Programme().Event.Rooms.Select(SettingForms.Room)];
        return context.AnswerAsync(list, ResponseJson.Default.IReadOnlyListRoomResponse);
    }

    private static async Task SearchRoomsAsync(HttpContext context)
    {
        var (search, found) = await FindAsync(context, context.Programme().Event.Rooms);
        var page = search.Page.Cut(found, SettingForms.Room);
        await context.AnswerAsync(page, ResponseJson.Default.PageResponseRoomResponse);
    }

    private static async Task<(Search<RecordFilters> Search, IReadOnlyList<Setting> Found)> FindAsync(HttpContext context, IReadOnlyList<Setting> settings)
    {
        var search = await Search<RecordFilters>.ReadAsync(context, SearchJson.Default.SearchBodyRecordFilters);
        Expansions.Parse(search.Expand);
        return (search, search.Apply(settings, setting => setting.CreatedAt, setting => setting.UpdatedAt));
    }
}
