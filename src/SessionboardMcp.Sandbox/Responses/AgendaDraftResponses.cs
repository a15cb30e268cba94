namespace SessionboardMcp.Sandbox.Responses;

/// <summary>An agenda draft.</summary>
internal sealed record AgendaDraftResponse
{
    public required Guid Id { get; init; }

    public required int EventId { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string AdminUrl { get; init; }
}

/// <summary>Where a draft puts a session.</summary>
internal sealed record DraftSessionResponse
{
    public required Guid Id { get; init; }

    public required Guid DraftId { get; init; }

    public required Guid SessionId { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public Guid? RoomId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>
/// What a draft would change. <b>Our assumption</b>: the description says in words that additions, modifications and removals are
/// summed up, and nothing of the JSON, so a client should read any shape tolerantly.
/// </summary>
internal sealed record DraftChangesResponse
{
    public required IReadOnlyList<DraftChangeResponse> Additions { get; init; }

    public required IReadOnlyList<DraftChangeResponse> Modifications { get; init; }

    public required IReadOnlyList<DraftChangeResponse> Removals { get; init; }
}

/// <summary>One change: without <c>from</c> an addition, without <c>to</c> a removal.</summary>
internal sealed record DraftChangeResponse
{
    public required Guid SessionId { get; init; }

    public required string Title { get; init; }

    public PlaceResponse? From { get; init; }

    public PlaceResponse? To { get; init; }
}

/// <summary>A room and a time.</summary>
internal sealed record PlaceResponse
{
    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public required Guid RoomId { get; init; }
}
