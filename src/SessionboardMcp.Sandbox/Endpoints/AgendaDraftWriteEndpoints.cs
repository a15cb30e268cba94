using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.Sandbox.Writes;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>Writes of agenda drafts and their placements, and the commit, which answers nothing, as the description names nothing.</summary>
internal static class AgendaDraftWriteEndpoints
{
    private const string Drafts = "/v1/event/{eventId}/agenda-drafts";
    private const string Placements = Drafts + "/{draftId}/sessions";

    public static void MapAgendaDraftWrites(this IEndpointRouteBuilder routes)
    {
        Write(routes.MapPost(Drafts + "/create", CreateAsync));
        Write(routes.MapPut(Drafts + "/{draftId}", UpdateAsync));
        Write(routes.MapDelete(Drafts + "/{draftId}", DeleteAsync));
        Write(routes.MapPost(Drafts + "/{draftId}/commit", CommitAsync));
        Write(routes.MapPost(Placements + "/create", PlaceAsync));
        Write(routes.MapPost(Placements + "/bulk", BulkAsync));
        Write(routes.MapPut(Placements + "/{draftSessionId}", MoveAsync));
        Write(routes.MapDelete(Placements + "/{draftSessionId}", RemoveAsync));
    }

    private static void Write(IEndpointConventionBuilder endpoint) => endpoint.Write(Scopes.WriteEvents, RateLimitCategories.EventManagementWrites);

    private static async Task CreateAsync(HttpContext context)
    {
        var body = DraftBody.OfCreate(await context.BodyAsync(), context.Rules());
        context.CountCreates(1);
        await AnswerAsync(context, @event => DraftWrites.Create(@event, body, context.Rules(), context.Time()));
    }

    private static async Task UpdateAsync(HttpContext context)
    {
        var body = DraftBody.OfUpdate(await context.BodyAsync(), context.Rules());
        await AnswerAsync(context, @event => DraftWrites.Update(@event, Id(context, "draftId"), body, context.Time()));
    }

    private static Task DeleteAsync(HttpContext context) => context.ChangeAsync(programme => DraftWrites.Delete(programme.Event, Id(context, "draftId")));

    private static Task CommitAsync(HttpContext context) =>
        context.ChangeAsync(programme => DraftCommit.Of(programme, Id(context, "draftId"), context.Rules(), context.Time()));

    private static Task RemoveAsync(HttpContext context) =>
        context.ChangeAsync(programme => PlacementWrites.Delete(programme.Event, Id(context, "draftId"), Id(context, "draftSessionId"), context.Time()).Event);

    private static async Task PlaceAsync(HttpContext context)
    {
        var body = PlacementBody.OfCreate(await context.BodyAsync(), context.Rules());
        context.CountCreates(1);
        await AnswerAsync(context, @event => PlacementWrites.Create(@event, Id(context, "draftId"), body, context.Rules(), context.Time()));
    }

    private static async Task MoveAsync(HttpContext context)
    {
        var body = PlacementBody.OfUpdate(await context.BodyAsync(), context.Rules());
        await AnswerAsync(context, @event => PlacementWrites.Update(@event, Id(context, "draftId"), Id(context, "draftSessionId"), body, context.Time()));
    }

    private static Task BulkAsync(HttpContext context)
    {
        DraftRules.Known(context.Programme().Event, Id(context, "draftId"));
        return context.BulkAsync((@event, operation) =>
        {
            var draftId = Id(context, "draftId");
            var (after, _, written) = operation.Action switch
            {
                "create" => PlacementWrites.Create(@event, draftId, PlacementBody.OfCreate(operation.Given(), context.Rules()), context.Rules(), context.Time()),
                "update" => PlacementWrites.Update(@event, draftId, Parsed(operation.GivenId()), PlacementBody.OfUpdate(operation.Given(), context.Rules()), context.Time()),
                _ => PlacementWrites.Delete(@event, draftId, Parsed(operation.GivenId()), context.Time()),
            };
            return (after, written.Id.ToString());
        });
    }

    private static async Task AnswerAsync(HttpContext context, Func<Event, (Event Event, AgendaDraft Written)> change)
    {
        AgendaDraft? written = null;
        var after = await context.ChangeAsync(programme =>
        {
            (var next, written) = change(programme.Event);
            return next;
        });
        await context.AnswerAsync(AgendaDraftDocuments.Draft(new Viewpoint(after, context.Token().HidesPii, Expansion.None), written!), ResponseJson.Default.AgendaDraftResponse);
    }

    private static async Task AnswerAsync(HttpContext context, Func<Event, (Event Event, AgendaDraft Draft, Placement Written)> change)
    {
        (AgendaDraft Draft, Placement Placement)? written = null;
        await context.ChangeAsync(programme =>
        {
            var (next, draft, placement) = change(programme.Event);
            written = (draft, placement);
            return next;
        });
        await context.AnswerAsync(AgendaDraftDocuments.Placement(written!.Value.Draft, written.Value.Placement), ResponseJson.Default.DraftSessionResponse);
    }

    // An id that is no UUID names nothing.
    private static Guid Id(HttpContext context, string name) => Parsed(context.PathText(name));

    private static Guid Parsed(string id) => Guid.TryParse(id, out var parsed) ? parsed : Guid.Empty;
}
