using System.Text.Json.Serialization;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>A scheduling rule.</summary>
internal sealed record SchedulingRuleResponse
{
    public required Guid Id { get; init; }

    public required int EventId { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required CriterionResponse Config { get; init; }

    public required bool Enabled { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>What a rule asks for: our assumption, as nothing is published.</summary>
internal sealed record CriterionResponse
{
    public required string Criteria { get; init; }

    public required int Priority { get; init; }
}

/// <summary>A persona.</summary>
internal sealed record PersonaResponse
{
    public required Guid Id { get; init; }

    public required int EventId { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required FeedbackResponse Config { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>How a persona gives feedback: our assumption, as nothing is published.</summary>
internal sealed record FeedbackResponse
{
    [JsonPropertyName("feedback_style")]
    public required string Style { get; init; }
}
