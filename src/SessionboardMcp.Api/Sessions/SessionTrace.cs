using System.Text.Json.Serialization;

namespace SessionboardMcp.Api.Sessions;

/// <summary>
/// What the status search tells of a session, a submission or a sub-session: little, but also when it was deleted, which no other
/// operation tells.
/// </summary>
public sealed record SessionTrace
{
    /// <summary>The UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The short id that organizers see.</summary>
    public string? FriendlyId { get; init; }

    /// <summary>The core status: accepted, accept_queue, pending, decline_queue or declined.</summary>
    public string? Status { get; init; }

    /// <summary>The custom status, where one is set.</summary>
    [JsonConverter(typeof(NamedOrNull))]
    public Named? CustomStatus { get; init; }

    /// <summary>True for a submission, false for the programme; of a sub-session it is told as that of its parent, or not at all.</summary>
    public bool IsAbstract { get; init; }

    /// <summary>How it takes part in a merge or link; null when not told.</summary>
    public CompositionStatus? CompositionStatus { get; init; }

    /// <summary>The parts of the session, deleted ones too; a part has none of its own.</summary>
    public IReadOnlyList<SessionTrace> Subsessions { get; init => field = value ?? []; } = [];

    /// <summary>When it was deleted; null while it stands.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it last changed; a deletion may or may not count as a change.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
