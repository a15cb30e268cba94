using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>The documents of a person: contact, legacy speaker on a session, participant of one.</summary>
internal static class PersonDocuments
{
    private static readonly string[] Reachable =
    [
        "phone_home", "phone_mobile", "address_line_1", "address_line_2", "address_city", "address_state",
        "address_postal_code", "address_country", "website_url", "linkedin_url", "twitter_url", "facebook_url",
    ];

    private static readonly string[] OnContact =
    [
        .. Reachable, "honorific", "salutation", "pronouns", "gender", "past_companies", "educational_affiliation",
        "highest_level_of_education", "ethnicity", "languages", "speaker_score", "organization_contact", "speaker_fee",
        "availability", "preferred_session_format", "annual_revenue", "headcount", "years_in_operation",
        "organization_structure", "industry", "global_region", "audience_type", "target_age_range", "topic_expertise", "brand",
    ];

    private static readonly string[] OnSession = [.. Reachable, "instagram_url", "snapchat_username", "tiktok_username"];

    /// <summary>The published example of a contact's friendly id begins with this; the event's prefix is the sessions'.</summary>
    public static string FriendlyId(Contact contact) => $"SPK-{contact.Number}";

    public static ContactResponse Contact(Viewpoint view, Contact contact) => new()
    {
        Id = contact.Id,
        FriendlyId = FriendlyId(contact),
        FullName = contact.FullName,
        FirstName = contact.FirstName,
        LastName = contact.LastName,
        Email = view.Email(contact.Email),
        CreatedAt = contact.CreatedAt,
        UpdatedAt = contact.UpdatedAt,
        PhotoUrl = contact.PhotoUrl,
        CompanyName = contact.Company,
        Title = contact.JobTitle,
        About = contact.About,
        TranslatedFields = view.Translations(FieldModule.Contact, contact.Translations),
        CustomFields = view.CustomFields(FieldModule.Contact, contact.CustomValues),
        Profile = view.Profile(contact.Profile, OnContact),
        AdminUrl = view.AdminUrl("contacts", contact.Id),
    };

    /// <summary>The legacy list of one core role. The configured role is told only where the event has any.</summary>
    public static IReadOnlyList<SessionSpeakerResponse> Legacy(Viewpoint view, Session session, CoreRole core) =>
    [
        .. session.Participants
            .Where(participant => view.Programme.RoleOf(participant).Core == core)
            .Select(participant => Speaker(view, participant)),
    ];

    /// <summary>The flat list. It exists only where the event has configured roles; each entry names its one.</summary>
    public static IReadOnlyList<SessionSpeakerResponse> Participants(Viewpoint view, Session session) =>
        view.Event.HasParticipantRoles
            ? [.. session.Participants.Select(participant => Speaker(view, participant) with { SessionParticipantId = participant.Id })]
            : [];

    private static SessionSpeakerResponse Speaker(Viewpoint view, Participant participant)
    {
        var contact = view.Programme.Contact(participant.ContactId);
        return new SessionSpeakerResponse
        {
            Id = contact.Id,
            FriendlyId = FriendlyId(contact),
            FullName = contact.FullName,
            FirstName = contact.FirstName,
            LastName = contact.LastName,
            Email = view.Email(contact.Email),
            CreatedAt = contact.CreatedAt,
            UpdatedAt = contact.UpdatedAt,
            PhotoUrl = contact.PhotoUrl,
            CompanyName = contact.Company,
            Title = contact.JobTitle,
            About = contact.About,
            TranslatedFields = view.Translations(FieldModule.Contact, contact.Translations),
            CustomFields = view.CustomFields(FieldModule.Contact, contact.CustomValues),
            Profile = view.Profile(contact.Profile, OnSession),
            ParticipantRole = view.Event.HasParticipantRoles ? Role(view.Programme.RoleOf(participant)) : null,
        };
    }

    private static ParticipantRoleResponse Role(Role role) => new()
    {
        Id = role.Id,
        Slug = role.Slug,
        Name = role.Name,
        NamePlural = role.NamePlural,
        CoreRole = role.Core.ApiName(),
    };
}
