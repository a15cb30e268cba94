namespace SessionboardMcp.Core.Access;

/// <summary>Sessionboard's scopes, as its API reference names them.</summary>
public static class Scopes
{
    /// <summary>Events.</summary>
    public const string ReadEvents = "read:events";

    /// <summary>Sessions.</summary>
    public const string ReadSessions = "read:sessions";

    /// <summary>Speakers, contacts, sponsors and exhibitors.</summary>
    public const string ReadContacts = "read:contacts";

    /// <summary>Insights and SbQL. Sessionboard requires it for every use over MCP.</summary>
    public const string ReadInsights = "read:insights";

    /// <summary>Transcripts, summaries, insights and recordings.</summary>
    public const string ReadTranscriptions = "read:transcriptions";

    /// <summary>Making, changing and deleting sessions and abstracts.</summary>
    public const string WriteSessions = "write:sessions";

    /// <summary>Making, changing and deleting settings: tracks, rooms, tags, formats, levels, languages.</summary>
    public const string WriteMetadata = "write:metadata";

    /// <summary>Making, changing and deleting contacts, speakers among them.</summary>
    public const string WriteContacts = "write:contacts";

    /// <summary>Making, changing and deleting sponsors.</summary>
    public const string WriteSponsors = "write:sponsors";

    /// <summary>Making, changing and deleting exhibitors.</summary>
    public const string WriteExhibitors = "write:exhibitors";

    /// <summary>Making, changing and deleting saved reports, and what else belongs to an event itself.</summary>
    public const string WriteEvents = "write:events";

    /// <summary>Every scope that Sessionboard's help centre lists; its API reference asks for them one by one.</summary>
    public static IReadOnlySet<string> Documented => AllDocumented;

    /// <summary>The scopes by which something can be changed here: who has none of them sees no tool that changes anything.</summary>
    public static IReadOnlySet<string> AllWrite { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        WriteSessions, WriteMetadata, WriteContacts, WriteSponsors, WriteExhibitors, WriteEvents,
    };

    /// <summary>
    /// Every read scope. An API token does not tell which scopes it has, so these are assumed until Sessionboard refuses one;
    /// a legacy token has exactly these.
    /// </summary>
    public static IReadOnlySet<string> AllRead { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        ReadEvents, ReadSessions, ReadContacts, ReadInsights,
        "read:reports", "read:dashboards", ReadTranscriptions, "read:media",
    };

    private static readonly HashSet<string> AllDocumented = new(AllRead, StringComparer.Ordinal)
    {
        WriteSessions, WriteMetadata, WriteEvents, WriteContacts, WriteExhibitors, WriteSponsors, "write:fields", "write:transcriptions", "write:media",
    };
}
