using System.Text.Json.Serialization;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>How a session takes part in a composition, in short; on every session.</summary>
internal sealed record CompositionStatusResponse
{
    public required string Role { get; init; }

    public required bool IsLinked { get; init; }

    public required bool IsReadOnly { get; init; }

    public required int SourceCount { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required CompositionTargetResponse? Target { get; init; }
}

/// <summary>The whole composition, where it was asked for.</summary>
internal sealed record CompositionResponse
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required CompositionTargetResponse? Target { get; init; }

    public required IReadOnlyList<CompositionSourceResponse> Sources { get; init; }
}

internal sealed record CompositionTargetResponse
{
    public required Guid Id { get; init; }

    public required string FriendlyId { get; init; }

    public required string Title { get; init; }

    public required bool IsAbstract { get; init; }
}

internal sealed record CompositionSourceResponse
{
    public required Guid CompositionId { get; init; }

    public required string RelationshipType { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required Guid Id { get; init; }

    public required string FriendlyId { get; init; }

    public required string Title { get; init; }

    public required bool IsAbstract { get; init; }
}
