using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.Sandbox.Writes;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>Writes of sponsors and exhibitors, answered as they are read.</summary>
internal static class AccountWriteEndpoints
{
    public static void MapAccountWrites(this IEndpointRouteBuilder routes)
    {
        Map(routes, AccountKind.Sponsor, AccountWrites.Sponsors, Scopes.WriteSponsors, RateLimitCategories.SponsorWrites);
        Map(routes, AccountKind.Exhibitor, AccountWrites.Exhibitors, Scopes.WriteExhibitors, RateLimitCategories.ExhibitorWrites);
    }

    private static void Map(IEndpointRouteBuilder routes, AccountKind kind, AccountWrites writes, string scope, string category)
    {
        var accounts = $"/v1/event/{{eventId}}/{kind.Entities}";
        routes.MapPost(accounts + "/create", CreateAsync).Write(scope, category);
        routes.MapPost(accounts + "/bulk", BulkAsync).Write(scope, category);
        routes.MapPut(accounts + "/{accountId}", UpdateAsync).Write(scope, category);
        routes.MapDelete(accounts + "/{accountId}", DeleteAsync).Write(scope, category);
        routes.MapPost(accounts + "/{accountId}/restore", RestoreAsync).Write(scope, category);

        Task DeleteAsync(HttpContext context) => context.ChangeAsync(programme => writes.Delete(programme.Event, Id(context), context.Time()).Event);

        Task RestoreAsync(HttpContext context) => AnswerAsync(context, @event => writes.Restore(@event, Id(context), context.Time()));

        async Task CreateAsync(HttpContext context)
        {
            var body = AccountBody.OfCreate(await context.BodyAsync(), context.Rules());
            context.CountCreates(1);
            await AnswerAsync(context, @event => writes.Create(@event, body, Known(context), context.Time()));
        }

        async Task UpdateAsync(HttpContext context)
        {
            var body = AccountBody.OfUpdate(await context.BodyAsync(), context.Rules());
            await AnswerAsync(context, @event => writes.Update(@event, Id(context), body, context.Time()));
        }

        Task BulkAsync(HttpContext context) => context.BulkAsync((@event, operation) =>
        {
            var (after, written) = operation.Action switch
            {
                "create" => writes.Create(@event, AccountBody.OfCreate(operation.Given(), context.Rules()), Known(context), context.Time()),
                "update" => writes.Update(@event, operation.GivenId(), AccountBody.OfBulkUpdate(operation.Given(), context.Rules()), context.Time()),
                _ => writes.Delete(@event, operation.GivenId(), context.Time()),
            };
            return (after, written.Id);
        });

        async Task AnswerAsync(HttpContext context, Func<Event, (Event Event, Account Written)> change)
        {
            Account? written = null;
            var after = await context.ChangeAsync(programme =>
            {
                (var next, written) = change(programme.Event);
                return next;
            });
            await context.AnswerAsync(AccountDocuments.Alone(new Viewpoint(after, context.Token().HidesPii, Expansion.None), written!, kind), ResponseJson.Default.AccountResponse);
        }
    }

    private static IEnumerable<Account> Known(HttpContext context) => context.Features.GetRequiredFeature<WorldSnapshot>().Organization.Events
        .Where(@event => context.Token().MaySee(@event.Id))
        .SelectMany(@event => @event.Sponsors.Concat(@event.Exhibitors));

    private static string Id(HttpContext context) => context.PathText("accountId");
}
