using System.Text.Json.Serialization;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>What both rows of the status search have.</summary>
internal abstract record StatusRowResponse
{
    public required Guid Id { get; init; }

    public required string FriendlyId { get; init; }

    public required int FriendlyIdRaw { get; init; }

    public required string Status { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? CustomStatusId { get; init; }

    public StatusResponse? CustomStatus { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required DateTimeOffset? DeletedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A session, standing or deleted, as the status search has it.</summary>
internal sealed record SessionStatusResponse : StatusRowResponse
{
    public required bool IsAbstract { get; init; }

    public required CompositionStatusResponse CompositionStatus { get; init; }

    public required IReadOnlyList<SubsessionStatusResponse> Subsessions { get; init; }
}

/// <summary>A sub-session in the row of its parent.</summary>
internal sealed record SubsessionStatusResponse : StatusRowResponse
{
    public required string ParentSessionFriendlyId { get; init; }

    public required int ParentSessionFriendlyIdRaw { get; init; }
}
