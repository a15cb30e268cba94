using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Contacts;

/// <summary>What a search for speakers or contacts filters and sorts by. The API can filter on nothing else.</summary>
public sealed record ContactSearch
{
    /// <summary>Only people created after this instant.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Only people created before this instant.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Only people changed after this instant.</summary>
    public DateTimeOffset? UpdatedAfter { get; init; }

    /// <summary>Only people changed before this instant.</summary>
    public DateTimeOffset? UpdatedBefore { get; init; }

    /// <summary>Only this core status: accepted, accept_queue, pending, decline_queue or declined.</summary>
    public string? Status { get; init; }

    /// <summary>The order; null for the API's own.</summary>
    public SearchOrder? Order { get; init; }
}
