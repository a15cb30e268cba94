using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>Sponsors and exhibitors.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        Map(routes, AccountKind.Sponsor, "sponsor", @event => @event.Sponsors, (programme, id) => programme.FindSponsor(id));
        Map(routes, AccountKind.Exhibitor, "exhibitor", @event => @event.Exhibitors, (programme, id) => programme.FindExhibitor(id));
    }

    private static void Map(
        IEndpointRouteBuilder routes, AccountKind kind, string entity, Func<Event, IReadOnlyList<Account>> accounts, Func<Programme, string, Account?> find)
    {
        routes.MapPost($"/v1/event/{{eventId}}/{kind.Entities}", SearchAsync).Search(Scopes.ReadContacts);
        routes.MapGet($"/v1/event/{{eventId}}/{kind.Entities}/{{accountId}}", GetAsync).Read(Scopes.ReadContacts);

        async Task SearchAsync(HttpContext context)
        {
            var search = await Search<RecordFilters>.ReadAsync(context, SearchJson.Default.SearchBodyRecordFilters);
            var view = context.View(Expansions.Parse(search.Expand));
            var found = search.Apply(accounts(view.Event), account => account.CreatedAt, account => account.UpdatedAt);
            var page = search.Page.Cut(found, account => AccountDocuments.Alone(view, account, kind));
            await context.AnswerAsync(page, ResponseJson.Default.PageResponseAccountResponse);
        }

        Task GetAsync(HttpContext context)
        {
            var view = context.View(Expansions.Parse(context.Request.Query["expand"]));
            var account = find(view.Programme, context.PathText("accountId"))
                ?? throw RequestRefusedException.NotFound($"There is no such {entity}.");
            return context.AnswerAsync(AccountDocuments.Alone(view, account, kind), ResponseJson.Default.AccountResponse);
        }
    }
}
