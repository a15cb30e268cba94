namespace SessionboardMcp.Api.Content;

/// <summary>A recording of a session, as far as an assistant needs to know of it.</summary>
public sealed record SessionRecording
{
    /// <summary>The recording's UUID.</summary>
    public required string Id { get; init; }

    /// <summary>recording or completed.</summary>
    public string? Status { get; init; }

    /// <summary>How long it is, in seconds.</summary>
    public decimal? DurationSeconds { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartedAt { get; init; }
}
