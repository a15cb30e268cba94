using System.Text.Json.Serialization;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>The sessions that a contact is in.</summary>
internal sealed record ContactSessionsResponse<T>
{
    /// <summary>What the sessions come to: missing where there are none.</summary>
    public string? Status { get; init; }

    public required IReadOnlyList<T> Sessions { get; init; }
}

/// <summary>A session, as short as a contact's list has it.</summary>
internal record ContactSessionResponse
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required string Status { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? CustomStatus { get; init; }

    public required bool IsAbstract { get; init; }

    public required CompositionStatusResponse CompositionStatus { get; init; }
}

/// <summary>The same across events.</summary>
internal sealed record OrganizationContactSessionResponse : ContactSessionResponse
{
    public required int EventId { get; init; }
}
