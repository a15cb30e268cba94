namespace SessionboardMcp.Sandbox.Access;

/// <summary>Sessionboard's scopes, as its help centre lists them.</summary>
public static class Scopes
{
    /// <summary>Reads events and, by our assumption, their settings (tracks, rooms, fields …).</summary>
    public const string ReadEvents = "read:events";

    /// <summary>Reads sessions.</summary>
    public const string ReadSessions = "read:sessions";

    /// <summary>Reads speakers, contacts, sponsors and exhibitors.</summary>
    public const string ReadContacts = "read:contacts";

    /// <summary>Reads insights and SbQL; an assistant cannot do without it.</summary>
    public const string ReadInsights = "read:insights";

    /// <summary>Writes drafts, rules, personas, dashboards and reports; two ways to run a report need it.</summary>
    public const string WriteEvents = "write:events";

    /// <summary>Creates, changes, deletes and restores sessions.</summary>
    public const string WriteSessions = "write:sessions";

    /// <summary>Creates, changes, deletes and restores contacts.</summary>
    public const string WriteContacts = "write:contacts";

    /// <summary>Creates, changes, deletes and restores sponsors.</summary>
    public const string WriteSponsors = "write:sponsors";

    /// <summary>Creates, changes, deletes and restores exhibitors.</summary>
    public const string WriteExhibitors = "write:exhibitors";

    /// <summary>Creates, changes and deletes rooms, tracks, tags, formats, levels, languages and statuses.</summary>
    public const string WriteMetadata = "write:metadata";

    /// <summary>Every read scope: also what a legacy token, which lists none, may do.</summary>
    public static IReadOnlySet<string> AllReads { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        ReadEvents, ReadSessions, ReadContacts, ReadInsights,
        "read:reports", "read:dashboards", "read:transcriptions", "read:media",
    };

    /// <summary>Every scope.</summary>
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(AllReads, StringComparer.Ordinal)
    {
        WriteEvents, WriteSessions, WriteContacts, WriteExhibitors, WriteSponsors, "write:fields",
        WriteMetadata, "write:transcriptions", "write:media",
    };
}
