using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.Sandbox.Writes;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>Writes of contacts, answered as they are read.</summary>
internal static class ContactWriteEndpoints
{
    private const string Contacts = "/v1/event/{eventId}/contacts";

    public static void MapContactWrites(this IEndpointRouteBuilder routes)
    {
        Write(routes.MapPost(Contacts + "/create", CreateAsync));
        Write(routes.MapPost(Contacts + "/bulk", BulkAsync));
        Write(routes.MapPut(Contacts + "/{contactId}", UpdateAsync));
        Write(routes.MapDelete(Contacts + "/{contactId}", DeleteAsync));
        Write(routes.MapPost(Contacts + "/{contactId}/restore", RestoreAsync));
    }

    private static void Write(IEndpointConventionBuilder endpoint) => endpoint.Write(Scopes.WriteContacts, RateLimitCategories.ContactWrites);

    private static async Task CreateAsync(HttpContext context)
    {
        var body = ContactBody.OfCreate(await context.BodyAsync(), context.Rules());
        context.CountCreates(1);
        await AnswerAsync(context, @event => ContactWrites.Create(@event, body, context.Time()));
    }

    private static async Task UpdateAsync(HttpContext context)
    {
        var body = ContactBody.OfUpdate(await context.BodyAsync(), context.Rules());
        await AnswerAsync(context, @event => ContactWrites.Update(@event, Id(context), body, context.Time()));
    }

    private static Task DeleteAsync(HttpContext context) => context.ChangeAsync(programme => ContactWrites.Delete(programme.Event, Id(context), context.Time()).Event);

    private static Task RestoreAsync(HttpContext context) => AnswerAsync(context, @event => ContactWrites.Restore(@event, Id(context), context.Time()));

    private static Task BulkAsync(HttpContext context) => context.BulkAsync((@event, operation) =>
    {
        var (after, written) = operation.Action switch
        {
            "create" => ContactWrites.Create(@event, ContactBody.OfCreate(operation.Given(), context.Rules()), context.Time()),
            "update" => ContactWrites.Update(@event, operation.GivenId(), ContactBody.OfBulkUpdate(operation.Given(), context.Rules()), context.Time()),
            _ => ContactWrites.Delete(@event, operation.GivenId(), context.Time()),
        };
        return (after, written.Id);
    });

    private static async Task AnswerAsync(HttpContext context, Func<Event, (Event Event, Contact Written)> change)
    {
        Contact? written = null;
        var after = await context.ChangeAsync(programme =>
        {
            (var next, written) = change(programme.Event);
            return next;
        });
        await context.AnswerAsync(PersonDocuments.Contact(new Viewpoint(after, context.Token().HidesPii, Expansion.None), written!), ResponseJson.Default.ContactResponse);
    }

    private static string Id(HttpContext context) => context.PathText("contactId");
}
