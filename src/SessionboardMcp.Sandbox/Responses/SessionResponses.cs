using System.Text.Json.Serialization;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>What every document of a session has.</summary>
[JsonDerivedType(typeof(SubsessionResponse))]
[JsonDerivedType(typeof(SubsessionDetailedResponse))]
internal abstract record SessionPartResponse
{
    public required Guid Id { get; init; }

    public required string FriendlyId { get; init; }

    public required int FriendlyIdRaw { get; init; }

    public string? ParentSessionFriendlyId { get; init; }

    public int? ParentSessionFriendlyIdRaw { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public required bool IsAbstract { get; init; }

    public required CompositionStatusResponse CompositionStatus { get; init; }

    public CompositionResponse? Composition { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public IReadOnlyList<TranslatedFieldResponse>? TranslatedFields { get; init; }

    public required IReadOnlyList<SessionSpeakerResponse> Speakers { get; init; }

    public required IReadOnlyList<SessionSpeakerResponse> Participants { get; init; }

    public required IReadOnlyList<ContentResponse> Content { get; init; }

    // Object, because an unassigned one is an empty object or null, depending on where.
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required object? Format { get; init; }
}

/// <summary>A sub-session as its parent lists it.</summary>
internal sealed record SubsessionResponse : SessionPartResponse;

/// <summary>What a session has, and a sub-session in its detailed form.</summary>
internal abstract record FullSessionResponse : SessionPartResponse
{
    public required string Status { get; init; }

    public required bool IsPublic { get; init; }

    public required IReadOnlyList<CustomFieldResponse> CustomFields { get; init; }

    public required IReadOnlyList<SessionSpeakerResponse> Chairpersons { get; init; }

    public required IReadOnlyList<SessionSpeakerResponse> Moderators { get; init; }

    public required IReadOnlyList<AccountResponse> Sponsors { get; init; }

    public required IReadOnlyList<AccountResponse> Exhibitors { get; init; }

    public required IReadOnlyList<SettingResponse> Tags { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required object? Language { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required object? Track { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required object? Level { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required object? Room { get; init; }
}

/// <summary>A session, or a sub-session that was asked for by its id. What it does not have is left out.</summary>
internal sealed record SessionResponse : FullSessionResponse
{
    public string? CustomStatusId { get; init; }

    public CustomStatusResponse? CustomStatus { get; init; }

    public string? ExternalUrl { get; init; }

    public string? ClientSessionId { get; init; }

    public decimal? CeuCredits { get; init; }

    public int? Capacity { get; init; }

    /// <summary>Missing on a sub-session: they do not nest.</summary>
    public IReadOnlyList<SessionPartResponse>? Subsessions { get; init; }

    public required string AdminUrl { get; init; }
}

/// <summary>A sub-session as its parent lists it when details are asked for. What it does not have is null.</summary>
internal sealed record SubsessionDetailedResponse : FullSessionResponse
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? CustomStatusId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required StatusResponse? CustomStatus { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? ExternalUrl { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? ClientSessionId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required decimal? CeuCredits { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int? Capacity { get; init; }

    public required string Source { get; init; }
}

/// <summary>The custom status of a session, in short.</summary>
internal sealed record CustomStatusResponse
{
    public required string Id { get; init; }

    public required string Name { get; init; }
}

/// <summary>A file of a session.</summary>
internal sealed record ContentResponse
{
    public required Guid Id { get; init; }

    public required string Url { get; init; }

    public required string Title { get; init; }

    public required string Filename { get; init; }

    public required int Size { get; init; }

    public required string Mimetype { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? AssignedParticipantId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? AssignedParticipantEmail { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? AssignedParticipantName { get; init; }
}
