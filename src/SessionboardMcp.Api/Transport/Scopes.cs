namespace SessionboardMcp.Api.Transport;

/// <summary>
/// The scopes that operations need. Those of insights and of recorded content are documented; the API's description names no scope for
/// the reads of entities and settings, so the read scope of the entity is assumed for them (settings: of the event).
/// </summary>
internal static class Scopes
{
    public const string ReadEvents = "read:events";
    public const string ReadSessions = "read:sessions";
    public const string ReadContacts = "read:contacts";
    public const string ReadTranscriptions = "read:transcriptions";

    /// <summary>Insights and SbQL: what Sessionboard requires of every use over MCP.</summary>
    public const string ReadInsights = "read:insights";

    public const string WriteSessions = "write:sessions";
    public const string WriteMetadata = "write:metadata";
    public const string WriteContacts = "write:contacts";
    public const string WriteSponsors = "write:sponsors";
    public const string WriteExhibitors = "write:exhibitors";
    public const string WriteEvents = "write:events";
}
