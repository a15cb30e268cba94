namespace SessionboardMcp.Api.Sessions;

/// <summary>A part of a session, in the short form in which its parent lists it.</summary>
public sealed record Subsession
{
    /// <summary>The part's UUID; the client reads it like a session.</summary>
    public required string Id { get; init; }

    /// <summary>The short id that organizers see.</summary>
    public string? FriendlyId { get; init; }

    /// <summary>The title, a text written by a stranger.</summary>
    public string? Title { get; init; }

    /// <summary>When it begins.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>The people of the core role speaker.</summary>
    public IReadOnlyList<Participant> Speakers { get; init => field = value ?? []; } = [];

    /// <summary>When it last changed; that need not count as a change of its parent.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
