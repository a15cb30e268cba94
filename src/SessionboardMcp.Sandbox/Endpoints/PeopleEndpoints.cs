using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>Speakers and contacts: the same records, the first being those of the second who speak.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        Map(routes, "speakers", "speaker", programme => programme.Speakers, (programme, id) => programme.FindSpeaker(id));
        Map(routes, "contacts", "contact", programme => programme.Event.Contacts, (programme, id) => programme.FindContact(id));
    }

    private static void Map(
        IEndpointRouteBuilder routes, string entities, string entity, Func<Programme, IReadOnlyList<Contact>> people, Func<Programme, string, Contact?> find)
    {
        routes.MapPost($"/v1/event/{{eventId}}/{entities}", SearchAsync).Search(Scopes.ReadContacts);
        routes.MapGet($"/v1/event/{{eventId}}/{entities}/{{contactId}}", GetAsync).Read(Scopes.ReadContacts);

        async Task SearchAsync(HttpContext context)
        {
            var search = await Search<RecordFilters>.ReadAsync(context, SearchJson.Default.SearchBodyRecordFilters);
            var view = context.View(Expansions.Parse(search.Expand));
            var found = search.Apply(people(view.Programme), person => person.CreatedAt, person => person.UpdatedAt);
            var page = search.Page.Cut(found, person => PersonDocuments.Contact(view, person));
            await context.AnswerAsync(page, ResponseJson.Default.PageResponseContactResponse);
        }

        Task GetAsync(HttpContext context)
        {
            var view = context.View(Expansions.Parse(context.Request.Query["expand"]));
            var person = find(view.Programme, context.PathText("contactId"))
                ?? throw RequestRefusedException.NotFound($"There is no such {entity}.");
            return context.AnswerAsync(PersonDocuments.Contact(view, person), ResponseJson.Default.ContactResponse);
        }
    }
}
