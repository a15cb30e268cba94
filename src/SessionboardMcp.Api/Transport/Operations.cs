using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Settings;

namespace SessionboardMcp.Api.Transport;

/// <summary>
/// Every operation this client knows. The scopes of insights and of recorded content are documented; the API's description names no scope for the
/// reads of entities and settings, so the read scope of the entity is assumed for them (settings: of the event).
/// </summary>
internal static partial class Operations
{
    private const string ReadEvents = "read:events";
    private const string ReadSessions = "read:sessions";
    private const string ReadContacts = "read:contacts";
    private const string ReadTranscriptions = "read:transcriptions";

    /// <summary>Insights and SbQL: what Sessionboard requires of every use over MCP.</summary>
    public const string ReadInsights = "read:insights";


    // Sessionboard exempts its POST searches from rate limits; hence no category on them. Whether it also exempts the GET list
    // of events can be read both ways: where it does, no header comes and nothing is kept.
    public static Operation ListEvents { get; } =
        new(nameof(ListEvents), HttpMethod.Get, "v1/events", ReadEvents, RateLimitCategory.EntityReads, true);

    public static Operation GetSchema { get; } =
        new(nameof(GetSchema), HttpMethod.Get, "v1/insights/schema", ReadInsights, RateLimitCategory.Insights, true);

    public static Operation GetEventSchema { get; } =
        new(nameof(GetEventSchema), HttpMethod.Get, "v1/event/{eventId}/insights/schema", ReadInsights, RateLimitCategory.Insights, true);

    public static Operation ExecuteQuery { get; } =
        new(nameof(ExecuteQuery), HttpMethod.Post, "v1/insights/execute", ReadInsights, RateLimitCategory.Insights, true);

    public static Operation ExecuteEventQuery { get; } =
        new(nameof(ExecuteEventQuery), HttpMethod.Post, "v1/event/{eventId}/insights/execute", ReadInsights, RateLimitCategory.Insights, true);

    public static Operation GenerateQuery { get; } =
        new(nameof(GenerateQuery), HttpMethod.Post, "v1/insights/ai/generate", ReadInsights, RateLimitCategory.Insights, true);

    public static Operation SearchSessions { get; } =
        new(nameof(SearchSessions), HttpMethod.Post, "v1/event/{eventId}/sessions", ReadSessions, null, true);

    public static Operation GetSession { get; } =
        new(nameof(GetSession), HttpMethod.Get, "v1/event/{eventId}/sessions/{id}", ReadSessions, RateLimitCategory.EntityReads, true);

    public static Operation SearchSessionTraces { get; } =
        new(nameof(SearchSessionTraces), HttpMethod.Post, "v1/event/{eventId}/sessions/status", ReadSessions, null, true);

    public static Operation SearchSpeakers { get; } =
        new(nameof(SearchSpeakers), HttpMethod.Post, "v1/event/{eventId}/speakers", ReadContacts, null, true);

    public static Operation SearchContacts { get; } =
        new(nameof(SearchContacts), HttpMethod.Post, "v1/event/{eventId}/contacts", ReadContacts, null, true);

    public static Operation SearchSponsors { get; } =
        new(nameof(SearchSponsors), HttpMethod.Post, "v1/event/{eventId}/sponsors", ReadContacts, null, true);

    public static Operation SearchExhibitors { get; } =
        new(nameof(SearchExhibitors), HttpMethod.Post, "v1/event/{eventId}/exhibitors", ReadContacts, null, true);

    public static Operation ListAgendaDrafts { get; } = Draft(nameof(ListAgendaDrafts), "");

    public static Operation ListDraftPlacements { get; } = Draft(nameof(ListDraftPlacements), "/{id}/sessions");

    public static Operation GetDraftChanges { get; } = Draft(nameof(GetDraftChanges), "/{id}/changes");

    public static Operation GetSessionContent { get; } = OfSession(nameof(GetSessionContent), "content", ReadTranscriptions);

    public static Operation ListRecordings { get; } = OfSession(nameof(ListRecordings), "recordings", ReadTranscriptions);

    public static Operation ListFiles { get; } = OfSession(nameof(ListFiles), "files", ReadSessions);

    // The POST search of statuses leaves out the core ones, so this one kind is listed by GET, at the price of a read.
    public static Operation ListStatuses { get; } =
        new(nameof(ListStatuses), HttpMethod.Get, "v1/event/{eventId}/statuses", ReadEvents, RateLimitCategory.EntityReads, true);

    public static Operation ListSettings(SettingKind kind) => kind switch
    {
        SettingKind.Tracks => ListTracks,
        SettingKind.Rooms => ListRooms,
        SettingKind.Tags => ListTags,
        SettingKind.Formats => ListFormats,
        SettingKind.Levels => ListLevels,
        SettingKind.Languages => ListLanguages,
        SettingKind.Statuses => ListStatuses,
        SettingKind.Fields => ListFields,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of settings."),
    };

    private static readonly Operation ListTracks = Settings("Tracks", "tracks");
    private static readonly Operation ListRooms = Settings("Rooms", "rooms");
    private static readonly Operation ListTags = Settings("Tags", "tags");
    private static readonly Operation ListFormats = Settings("Formats", "formats");
    private static readonly Operation ListLevels = Settings("Levels", "levels");
    private static readonly Operation ListLanguages = Settings("Languages", "languages");
    private static readonly Operation ListFields = Settings("Fields", "fields");

    private static Operation Draft(string name, string path) =>
        new(name, HttpMethod.Get, "v1/event/{eventId}/agenda-drafts" + path, ReadEvents, RateLimitCategory.EntityReads, true);

    private static Operation OfSession(string name, string path, string scope) =>
        new(name, HttpMethod.Get, "v1/event/{eventId}/sessions/{id}/" + path, scope, RateLimitCategory.EntityReads, true);

    private static Operation Settings(string name, string path) =>
        new("List" + name, HttpMethod.Post, "v1/event/{eventId}/" + path, ReadEvents, null, true);
}
