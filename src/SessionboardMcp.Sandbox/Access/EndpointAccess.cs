namespace SessionboardMcp.Sandbox.Access;

/// <summary>What an endpoint asks of the caller: its scope, and the rate-limit category that a request is counted in.</summary>
/// <param name="Scope">The scope that the token must have, such as <c>read:insights</c>.</param>
/// <param name="Category">The bucket; null for the searches that are not limited.</param>
public sealed record EndpointAccess(string Scope, string? Category);

/// <summary>The rate-limit categories, as Sessionboard's rate-limiting page lists them.</summary>
public static class RateLimitCategories
{
    /// <summary>Reads of single entities and GET lists.</summary>
    public const string EntityReads = "entity_reads";

    /// <summary>Insights and SbQL.</summary>
    public const string Insights = "insights";

    /// <summary>Writes of sessions; a bulk request is one.</summary>
    public const string SessionWrites = "session_writes";

    /// <summary>Writes of contacts; a bulk request is one.</summary>
    public const string ContactWrites = "contact_writes";

    /// <summary>Writes of sponsors; a bulk request is one.</summary>
    public const string SponsorWrites = "sponsor_writes";

    /// <summary>Writes of exhibitors; a bulk request is one.</summary>
    public const string ExhibitorWrites = "exhibitor_writes";

    /// <summary>Writes of rooms, tracks, tags, formats, levels, languages and statuses.</summary>
    public const string MetadataWrites = "metadata_writes";

    /// <summary>Writes of drafts, rules, personas, dashboards and reports; running a report outside insights is one.</summary>
    public const string EventManagementWrites = "event_management_writes";
}
