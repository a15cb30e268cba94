using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Sandbox.Insights.Catalogue;

/// <summary>The entity <c>participant_contacts</c>: one record for each part that a person has in a session.</summary>
internal static class ParticipantEntity
{
    public const string Name = "participant_contacts";

    public static EntityDefinition Definition { get; } = new EntityDefinition<ParticipantRecord>(
        [
            new("id", SbqlType.Uuid, "The participation's id.", r => r.Participant.Id),
            new("event_id", SbqlType.Int, "The event it belongs to.", r => r.Event.Id),
            new("session_id", SbqlType.Uuid, "The session.", r => r.Session.Id),
            new("contact_id", SbqlType.Text, "The person.", r => r.Participant.ContactId),
            new("role_slug", SbqlType.Text, "The role's stable name; filter custom roles by it.", r => r.Role.Slug),
            new("role_name", SbqlType.Text, "The role's name for one person.", r => r.Role.Name),
            new("role_name_plural", SbqlType.Text, "The role's name for several.", r => r.Role.NamePlural),
            new("core_role", SbqlType.Text, "speaker, chairperson or moderator: what the role maps to.", r => CoreName(r.Role.Core)),
            new("first_name", SbqlType.Text, "Given name.", r => r.Contact?.FirstName),
            new("last_name", SbqlType.Text, "Family name.", r => r.Contact?.LastName),
            new("full_name", SbqlType.Text, "Given and family name.", r => r.Contact?.FullName),
            new("email", SbqlType.Text, "E-mail address.", r => r.Contact?.Email, ContainsPii: true),
            new("company", SbqlType.Text, "Employer.", r => r.Contact?.Company),
            new("title", SbqlType.Text, "Job title.", r => r.Contact?.JobTitle),
        ],
        [
            new("session_key", SessionEntity.Name, r => r.Session.Id.ToString()),
            new("contact_key", ContactEntities.Contacts, r => r.Participant.ContactId),
            new("speaker_key", ContactEntities.Speakers, r => r.Participant.ContactId),
        ])
    {
        Name = Name,
        Singular = "participant_contact",
        FindNames = ["ParticipantContact", "Participant"],
        Description = "Who takes part in which session in which role; a person with two roles in a session is there twice.",
        DefaultFields = ["full_name", "role_name", "session_id"],
        Records = RecordsOf,
        Id = r => r.Participant.Id.ToString(),
    };

    /// <summary>A core role as the API writes it.</summary>
    public static string CoreName(CoreRole role) => role switch
    {
        CoreRole.Speaker => "speaker",
        CoreRole.Chairperson => "chairperson",
        CoreRole.Moderator => "moderator",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a core role."),
    };

    private static IEnumerable<ParticipantRecord> RecordsOf(Event @event)
    {
        var programme = Programme.Of(@event);
        return DefaultSearch.ParticipationsOf(@event).Select(pair => new ParticipantRecord(
            @event, pair.Session, pair.Participant, programme.RoleOf(pair.Participant), programme.FindContact(pair.Participant.ContactId)));
    }

    private sealed record ParticipantRecord(Event Event, Session Session, Participant Participant, Role Role, Contact? Contact);
}
