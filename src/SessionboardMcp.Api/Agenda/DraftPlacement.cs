namespace SessionboardMcp.Api.Agenda;

/// <summary>Where and when a draft puts a session.</summary>
public sealed record DraftPlacement
{
    /// <summary>The placement's UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The session.</summary>
    public string? SessionId { get; init; }

    /// <summary>When it begins.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>The room.</summary>
    public string? RoomId { get; init; }
}
