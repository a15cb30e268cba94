using static SessionboardMcp.Sandbox.Insights.Catalogue.AccountEntities;
using static SessionboardMcp.Sandbox.Insights.Catalogue.ContactEntities;
using static SessionboardMcp.Sandbox.Insights.Catalogue.RatingEntities;
using static SessionboardMcp.Sandbox.Insights.Catalogue.RelationshipDefinition;
using static SessionboardMcp.Sandbox.Insights.Catalogue.SettingEntities;

namespace SessionboardMcp.Sandbox.Insights.Catalogue;

/// <summary>Every relationship. A name that is the target's own comes first where several lead to the same entity.</summary>
internal static class Relationships
{
    private const string Sessions = SessionEntity.Name;
    private const string Participants = ParticipantEntity.Name;

    public static IReadOnlyList<RelationshipDefinition> All { get; } =
    [
        ToOne(Sessions, "event", EventEntity.Name, "event_key"),
        ToOne(Sessions, "track", Tracks, "track_key"),
        ToOne(Sessions, "room", Rooms, "room_key"),
        ToOne(Sessions, "format", Formats, "format_key"),
        ToOne(Sessions, "level", Levels, "level_key"),
        ToOne(Sessions, "language", Languages, "language_key"),
        Along(Links.SessionSpeakers, "speakers", "Who speaks: as speaker, or in a custom role that maps to it."),
        Along(Links.SessionContacts, "contacts", "Everyone who takes part, once, in whatever role."),
        ToOne(Sessions, "submitter", Contacts, "submitter_key", "Who submitted it."),
        Along(Links.SessionModerators, "moderators"),
        Along(Links.SessionChairpersons, "chairpersons"),
        ToMany(Sessions, Participants, Participants, "session_key", "Who takes part, with the role; filter custom roles by role_slug."),
        ToMany(Sessions, "participants", Participants, "session_key", "Short name of participant_contacts."),
        Along(Links.SessionTags, "tags"),
        Along(Links.SessionSponsors, "sponsors"),
        Along(Links.SessionExhibitors, "exhibitors"),
        ToMany(Sessions, "ratings", Ratings, "session_key", Warning),
        ToMany(Sessions, "criteria_ratings", CriteriaRatings, "session_key", Warning),
        ToMany(Sessions, "evaluation_plan_ratings", PlanRatings, "session_key", Warning),

        Back(Links.SessionSpeakers, "sessions", "The sessions and abstracts that the person speaks in."),
        ToMany(Speakers, Participants, Participants, "speaker_key", "Every part that the person has, in whatever role."),

        Back(Links.SessionContacts, "sessions", "The sessions and abstracts that the person takes part in, in whatever role."),
        ToMany(Contacts, "submitted_sessions", Sessions, "submitter_key", "What the person submitted."),
        ToMany(Contacts, Participants, Participants, "contact_key", "Every part that the person has."),
        Back(Links.SponsorContacts, "sponsors"),
        Back(Links.ExhibitorContacts, "exhibitors"),

        ToMany(EventEntity.Name, "sessions", Sessions, "event_key"),
        ToMany(Tracks, "sessions", Sessions, "track_key"),
        ToMany(Rooms, "sessions", Sessions, "room_key"),
        ToMany(Formats, "sessions", Sessions, "format_key"),
        ToMany(Levels, "sessions", Sessions, "level_key"),
        ToMany(Languages, "sessions", Sessions, "language_key"),
        Back(Links.SessionTags, "sessions"),

        Back(Links.SessionSponsors, "sessions"),
        Along(Links.SponsorContacts, "contacts"),
        Back(Links.SessionExhibitors, "sessions"),
        Along(Links.ExhibitorContacts, "contacts"),

        ToOne(Participants, "session", Sessions, "session_key"),
        ToOne(Participants, "contact", Contacts, "contact_key"),

        ToOne(Ratings, "session", Sessions, "session_key", Warning),
        ToOne(CriteriaRatings, "session", Sessions, "session_key", Warning),
        ToOne(PlanRatings, "session", Sessions, "session_key", Warning),
    ];
}
