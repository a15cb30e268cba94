using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Sessions;

/// <summary>
/// What a session search filters and sorts by. The API can filter on nothing else: no text, track, room or role.
/// </summary>
public sealed record SessionSearch
{
    /// <summary>Only sessions created after this instant.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Only sessions created before this instant.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Only sessions changed after this instant.</summary>
    public DateTimeOffset? UpdatedAfter { get; init; }

    /// <summary>Only sessions changed before this instant.</summary>
    public DateTimeOffset? UpdatedBefore { get; init; }

    /// <summary>Only this core status: accepted, accept_queue, pending, decline_queue or declined.</summary>
    public string? Status { get; init; }

    /// <summary>True for submissions only, false for the programme only, null for both.</summary>
    public bool? IsAbstract { get; init; }

    /// <summary>Whether sources of compositions, which the API leaves out, are wanted too.</summary>
    public bool IncludeLinkedSources { get; init; }

    /// <summary>The order; null for the API's own.</summary>
    public SearchOrder? Order { get; init; }
}
