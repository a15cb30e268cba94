using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>
/// Contacts across events, and the sessions of a contact. A token sees the contacts of its events; one who is in several is shown as in
/// the first.
/// </summary>
internal static class OrganizationContactEndpoints
{
    public static void MapOrganizationContacts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/organization/{orgId}/contacts", SearchAsync).Search(Scopes.ReadContacts);
        routes.MapGet("/v1/organization/{orgId}/contacts/{contactId}", GetAsync).Read(Scopes.ReadContacts);
        routes.MapGet("/v1/organization/{orgId}/contacts/{contactId}/sessions", SessionsAsync).Read(Scopes.ReadContacts);
        routes.MapGet("/v1/event/{eventId}/contacts/{contactId}/sessions", SessionsInEventAsync).Read(Scopes.ReadContacts);
    }

    private static async Task SearchAsync(HttpContext context)
    {
        var programmes = Programmes(context);
        var search = await Search<RecordFilters>.ReadAsync(context, SearchJson.Default.SearchBodyRecordFilters);
        var expansion = Expansions.Parse(search.Expand);
        var people = programmes.SelectMany(programme => programme.Event.Contacts.Select(contact => (Programme: programme, Contact: contact)))
            .DistinctBy(person => person.Contact.Id);
        var found = search.Apply(people, person => person.Contact.CreatedAt, person => person.Contact.UpdatedAt);
        var page = search.Page.Cut(found, person => PersonDocuments.Contact(View(context, person.Programme, expansion), person.Contact));
        await context.AnswerAsync(page, ResponseJson.Default.PageResponseContactResponse);
    }

    private static Task GetAsync(HttpContext context)
    {
        var (programme, contact) = Find(context, Programmes(context));
        var view = View(context, programme, Expansions.Parse(context.Request.Query["expand"]));
        return context.AnswerAsync(PersonDocuments.Contact(view, contact), ResponseJson.Default.ContactResponse);
    }

    private static Task SessionsAsync(HttpContext context)
    {
        var programmes = Programmes(context).ToList();
        var (_, contact) = Find(context, programmes);
        return context.AnswerAsync(
            ContactSessionDocuments.OfOrganization(programmes, contact), ResponseJson.Default.ContactSessionsResponseOrganizationContactSessionResponse);
    }

    private static Task SessionsInEventAsync(HttpContext context)
    {
        var (programme, contact) = Find(context, [context.Programme()]);
        return context.AnswerAsync(ContactSessionDocuments.OfEvent(programme, contact), ResponseJson.Default.ContactSessionsResponseContactSessionResponse);
    }

    // Another organization's id is answered like one that does not exist.
    private static IEnumerable<Programme> Programmes(HttpContext context)
    {
        var snapshot = context.Features.GetRequiredFeature<WorldSnapshot>();
        if (!string.Equals(snapshot.Organization.Id, context.PathText("orgId"), StringComparison.OrdinalIgnoreCase))
            throw RequestRefusedException.NotFound("There is no such organization.");
        return snapshot.Organization.Events.Where(@event => context.Token().MaySee(@event.Id)).Select(@event => snapshot.Find(@event.Id)!);
    }

    private static (Programme Programme, Contact Contact) Find(HttpContext context, IEnumerable<Programme> programmes)
    {
        var id = context.PathText("contactId");
        foreach (var programme in programmes)
        {
            if (programme.FindContact(id) is { } contact)
                return (programme, contact);
        }

        throw RequestRefusedException.NotFound("There is no such contact.");
    }

    private static Viewpoint View(HttpContext context, Programme programme, Expansion expansion) => new(programme, context.Token().HidesPii, expansion);
}
