namespace SessionboardMcp.Sandbox.World;

/// <summary>
/// A plan for the agenda that is not live yet. We assume that it begins as a copy of the live agenda, so that a session without
/// a place in it loses its time and room when it is committed; <see cref="Writes.WriteRules"/> has the other ways.
/// </summary>
public sealed record AgendaDraft
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public required string Description { get; init; }

    /// <summary>Whether it became the live agenda.</summary>
    public bool IsCommitted { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Where it puts the sessions.</summary>
    public required IReadOnlyList<Placement> Placements { get; init; }
}

/// <summary>Where and when a draft puts a session.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SessionId">The session.</param>
/// <param name="RoomId">The room; null where it is open.</param>
/// <param name="StartsAt">When it starts (UTC); null where it is open.</param>
/// <param name="EndsAt">When it ends (UTC); null where it is open.</param>
public sealed record Placement(Guid Id, Guid SessionId, Guid? RoomId, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt);
