using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>The list of events.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/events", ListAsync).Read(Scopes.ReadEvents);

    private static Task ListAsync(HttpContext context)
    {
        var page = PageRequest.Of(context.Request.Query);
        var organization = context.Features.GetRequiredFeature<Organization>();
        List<Event> events = [.. organization.Events.Where(@event => context.Token().MaySee(@event.Id))];
        return context.AnswerAsync(page.Cut(events, Document), ResponseJson.Default.PageResponseEventResponse);
    }

    private static EventResponse Document(Event @event) => new()
    {
        Id = @event.Id,
        Name = @event.Name,
        Timezone = @event.TimeZone,
        Features = new EventFeaturesResponse { TranslatedFields = @event.HasTranslations },
    };
}
