namespace SessionboardMcp.Sandbox.World;

/// <summary>
/// A session of the programme, an abstract, a sub-session or a source of a composition. As every record of the world it holds ids of
/// others, never others: <see cref="Programme"/> finds them.
/// </summary>
public sealed record Session
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its number within the event; the friendly id is prefix and number.</summary>
    public required int Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>A short form of the title for addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Its description or abstract, HTML allowed; null where none was written.</summary>
    public string? Description { get; init; }

    /// <summary>Its status, core or custom.</summary>
    public required string StatusId { get; init; }

    /// <summary>When it starts (UTC); null while unscheduled.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>When it ends (UTC); null while unscheduled.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Whether it is shown to the public.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Whether it is a submission to the call for papers.</summary>
    public required bool IsAbstract { get; init; }

    /// <summary>Whether its submission is unfinished.</summary>
    public bool IsDraft { get; init; }

    /// <summary>When the submitter withdrew it (UTC); null where not withdrawn.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>An address outside, for sessions that take place elsewhere.</summary>
    public string? ExternalUrl { get; init; }

    /// <summary>The organizer's own id for it.</summary>
    public string? ClientSessionId { get; init; }

    /// <summary>Continuing-education credits.</summary>
    public decimal? CeuCredits { get; init; }

    /// <summary>How many people it may hold.</summary>
    public int? Capacity { get; init; }

    /// <summary>The address of its recording.</summary>
    public string? VideoUrl { get; init; }

    /// <summary>The address of its virtual meeting.</summary>
    public string? MeetingUrl { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was deleted (UTC); null while it stands.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The contact who submitted it.</summary>
    public string? SubmitterId { get; init; }

    /// <summary>Its track, if assigned.</summary>
    public Guid? TrackId { get; init; }

    /// <summary>Its room, if assigned.</summary>
    public Guid? RoomId { get; init; }

    /// <summary>Its level, if assigned.</summary>
    public Guid? LevelId { get; init; }

    /// <summary>Its format, if assigned.</summary>
    public Guid? FormatId { get; init; }

    /// <summary>Its language, if assigned.</summary>
    public Guid? LanguageId { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyList<Guid> TagIds { get; init; } = [];

    /// <summary>Who takes part, in which role.</summary>
    public IReadOnlyList<Participant> Participants { get; init; } = [];

    /// <summary>Its sponsors.</summary>
    public IReadOnlyList<string> SponsorIds { get; init; } = [];

    /// <summary>Its exhibitors.</summary>
    public IReadOnlyList<string> ExhibitorIds { get; init; } = [];

    /// <summary>Files attached to it.</summary>
    public IReadOnlyList<Attachment> Files { get; init; } = [];

    /// <summary>What was recorded of it; null where nothing was.</summary>
    public SessionContent? Content { get; init; }

    /// <summary>Values of custom fields.</summary>
    public IReadOnlyList<CustomValue> CustomValues { get; init; } = [];

    /// <summary>Translations of title and description.</summary>
    public IReadOnlyList<Translation> Translations { get; init; } = [];

    /// <summary>The session it is a part of; null where it is none.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The composition that it is a source of; null where it is none.</summary>
    public Composition? ComposedInto { get; init; }
}

/// <summary>A person's part in a session.</summary>
/// <param name="Id">The id of the participation.</param>
/// <param name="ContactId">The person.</param>
/// <param name="RoleId">The role.</param>
public sealed record Participant(Guid Id, string ContactId, Guid RoleId);

/// <summary>How a source is bound to the session that it was merged or composed into.</summary>
/// <param name="Id">The id of the composition.</param>
/// <param name="TargetId">The session that it became part of.</param>
/// <param name="Relationship"><c>merged_session</c>, <c>merged_abstract</c> or <c>composed_into_session</c>.</param>
/// <param name="CreatedAt">When (UTC).</param>
public sealed record Composition(Guid Id, Guid TargetId, string Relationship, DateTimeOffset CreatedAt);

/// <summary>A file attached to a session.</summary>
public sealed record Attachment
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it can be downloaded.</summary>
    public required string Url { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its file name.</summary>
    public required string FileName { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required int Size { get; init; }

    /// <summary>Its media type.</summary>
    public required string MediaType { get; init; }

    /// <summary>When it was added (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The participant (contact id) it is assigned to.</summary>
    public string? AssignedContactId { get; init; }
}

/// <summary>What a reviewer thought of an abstract.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SessionId">The abstract.</param>
/// <param name="Reviewer">The reviewer's name.</param>
/// <param name="Criterion">The criterion, or null for the overall rating.</param>
/// <param name="Score">1 (worst) to 5 (best).</param>
/// <param name="Comment">What the reviewer wrote.</param>
/// <param name="CreatedAt">When (UTC).</param>
public sealed record Rating(Guid Id, Guid SessionId, string Reviewer, string? Criterion, decimal Score, string? Comment, DateTimeOffset CreatedAt);
