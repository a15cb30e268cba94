using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Sandbox.Insights.Catalogue;

/// <summary>A contact with its event.</summary>
internal sealed record ContactRecord(Event Event, Contact Contact, bool Speaks);

/// <summary>The entities <c>speakers</c> and <c>contacts</c>: the same fields, the former only those who speak.</summary>
internal static class ContactEntities
{
    public const string Contacts = "contacts";
    public const string Speakers = "speakers";

    public static EntityDefinition SpeakerDefinition { get; } = new EntityDefinition<ContactRecord>(Fields())
    {
        Name = Speakers,
        Singular = "speaker",
        FindNames = ["Speaker"],
        Description = "Contacts who speak in a session or abstract: as speaker, or in a custom role that maps to it.",
        DefaultFields = ["id", "full_name", "email", "company", "title"],
        CustomModule = "contact",
        Records = @event => Programme.Of(@event).Speakers.Select(contact => new ContactRecord(@event, contact, Speaks: true)),
        Id = r => r.Contact.Id,
        CustomValues = r => r.Contact.CustomValues,
        IsSame = HaveSamePeople,
    };

    public static EntityDefinition ContactDefinition { get; } = new EntityDefinition<ContactRecord>(Fields())
    {
        Name = Contacts,
        Singular = "contact",
        FindNames = ["Contact"],
        Description = "Everyone: speakers, submitters, and the people of sponsors and exhibitors.",
        DefaultFields = ["id", "full_name", "email", "company", "title"],
        CustomModule = "contact",
        Records = ContactsOf,
        Id = r => r.Contact.Id,
        CustomValues = r => r.Contact.CustomValues,
        IsSame = HaveSamePeople,
    };

    private static bool HaveSamePeople(Event earlier, Event later) =>
        ReferenceEquals(earlier.Contacts, later.Contacts)
        && ReferenceEquals(earlier.Fields, later.Fields)
        && earlier.TimeZone == later.TimeZone
        && Programme.Of(earlier).Speakers.SequenceEqual(Programme.Of(later).Speakers, ReferenceEqualityComparer.Instance);

    private static IEnumerable<ContactRecord> ContactsOf(Event @event)
    {
        var programme = Programme.Of(@event);
        return @event.Contacts.Select(contact => new ContactRecord(@event, contact, programme.FindSpeaker(contact.Id) is not null));
    }

    private static IReadOnlyList<ProjectedField<ContactRecord>> Fields() =>
    [
        new("id", SbqlType.Text, "The contact's id.", r => r.Contact.Id),
        new("event_id", SbqlType.Int, "The event it belongs to.", r => r.Event.Id),
        new("display_id", SbqlType.Int, "Its number within the event.", r => r.Contact.Number),
        new("friendly_id", SbqlType.Text, "The number as people quote it; the same as in the REST API.", r => PersonDocuments.FriendlyId(r.Contact)),
        new("first_name", SbqlType.Text, "Given name.", r => r.Contact.FirstName),
        new("last_name", SbqlType.Text, "Family name.", r => r.Contact.LastName),
        new("full_name", SbqlType.Text, "Given and family name.", r => r.Contact.FullName),
        new("email", SbqlType.Text, "E-mail address.", r => r.Contact.Email, ContainsPii: true),
        new("company", SbqlType.Text, "Employer.", r => r.Contact.Company),
        new("company_name", SbqlType.Text, "Employer, as the REST API names it.", r => r.Contact.Company),
        new("title", SbqlType.Text, "Job title.", r => r.Contact.JobTitle),
        new("about", SbqlType.Text, "Biography.", r => r.Contact.About),
        new("bio", SbqlType.Text, "Biography; the same as about.", r => r.Contact.About),
        new("photo_url", SbqlType.Text, "Portrait.", r => r.Contact.PhotoUrl),
        new("is_speaker", SbqlType.Boolean, "Whether the person speaks in a session or abstract.", r => r.Speaks),
        .. ProfileFields.OfContacts.Select(field => field.On((ContactRecord r) => r.Contact.Profile)),
        new("created_at", SbqlType.Datetime, "When it was made.", r => r.Contact.CreatedAt),
        new("updated_at", SbqlType.Datetime, "When it was last changed.", r => r.Contact.UpdatedAt),
    ];
}
