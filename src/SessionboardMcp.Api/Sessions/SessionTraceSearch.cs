using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Sessions;

/// <summary>What a search of traces filters by. With neither filter it finds every session, deleted ones and sub-sessions too.</summary>
public sealed record SessionTraceSearch
{
    /// <summary>Only what changed after this instant.</summary>
    public DateTimeOffset? UpdatedAfter { get; init; }

    /// <summary>Only what was deleted after this instant.</summary>
    public DateTimeOffset? DeletedAfter { get; init; }

    /// <summary>The order; null for the API's own.</summary>
    public SearchOrder? Order { get; init; }
}
