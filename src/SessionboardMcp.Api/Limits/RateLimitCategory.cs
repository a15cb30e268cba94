namespace SessionboardMcp.Api.Limits;

/// <summary>
/// What Sessionboard counts together: each category of a token has its own requests in 15 minutes (100, for most
/// tokens; source: the rate-limiting page of its documentation).
/// </summary>
public enum RateLimitCategory
{
    /// <summary>Reading single entities and the GET lists of settings.</summary>
    EntityReads,

    /// <summary>Creating, updating, deleting and restoring sessions.</summary>
    SessionWrites,

    /// <summary>Creating, updating, deleting and restoring contacts.</summary>
    ContactWrites,

    /// <summary>Creating, updating, deleting and restoring exhibitors.</summary>
    ExhibitorWrites,

    /// <summary>Creating, updating, deleting and restoring sponsors.</summary>
    SponsorWrites,

    /// <summary>Creating, updating and deleting custom fields.</summary>
    FieldWrites,

    /// <summary>Writing rooms, tracks, tags, formats, levels, languages and statuses.</summary>
    MetadataWrites,

    /// <summary>Writing agenda drafts, scheduling rules, personas and dashboards.</summary>
    EventManagementWrites,

    /// <summary>Insights: the schema and every query. The scarcest of all.</summary>
    Insights,
}
