namespace SessionboardMcp.Api.Agenda;

/// <summary>A plan for the agenda that is not live before it is committed.</summary>
public sealed record AgendaDraft
{
    /// <summary>The draft's UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, as an organizer wrote it.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>draft or committed.</summary>
    public string? Status { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The link that lets an organizer check.</summary>
    public string? AdminUrl { get; init; }
}
