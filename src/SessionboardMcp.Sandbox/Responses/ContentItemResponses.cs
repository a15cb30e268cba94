using System.Text.Json.Serialization;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>The content of a session: what was recorded, and what was made of it.</summary>
internal sealed record SessionContentResponse
{
    public required Guid Id { get; init; }

    public required int EventId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Title { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required DateTimeOffset? StartsAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required IReadOnlyList<SpokenByResponse> Speakers { get; init; }

    public required bool HasTranscription { get; init; }

    public required bool HasSummary { get; init; }

    public required bool HasPodcast { get; init; }

    public required IReadOnlyList<ContentItemResponse> Items { get; init; }
}

/// <summary>The content of an event as a whole.</summary>
internal sealed record EventContentResponse
{
    public required int Id { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required IReadOnlyList<ContentItemResponse> Items { get; init; }
}

/// <summary>
/// One item of content; which properties there are depends on the type. What is in <c>content</c>, <c>topics</c>, <c>metadata</c>,
/// <c>quotes</c> and <c>summaries</c> is not published: <b>our assumption</b>.
/// </summary>
internal sealed record ContentItemResponse
{
    public required string Id { get; init; }

    public required string Type { get; init; }

    public Guid? SessionId { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<SpokenResponse>? Elements { get; init; }

    public int? FragmentCount { get; init; }

    public int? IntervalSec { get; init; }

    public string? LanguageCode { get; init; }

    public string? SummaryType { get; init; }

    public string? Provider { get; init; }

    public ItemTextResponse? Content { get; init; }

    public IReadOnlyList<ItemTextResponse>? Topics { get; init; }

    public string? InsightType { get; init; }

    public string? Name { get; init; }

    public ItemTextResponse? Metadata { get; init; }

    public string? Status { get; init; }

    public string? Url { get; init; }

    public int? DurationSec { get; init; }

    public DateTimeOffset? GeneratedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public string? DocumentType { get; init; }

    public string? ContentType { get; init; }

    public string? Scope { get; init; }

    public IReadOnlyList<ItemTextResponse>? Quotes { get; init; }

    public IReadOnlyList<ItemTextResponse>? Summaries { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }
}

/// <summary>What one person said without a break.</summary>
internal sealed record SpokenResponse
{
    public required string Value { get; init; }

    public required SpokenByResponse Speaker { get; init; }

    public required int StartTime { get; init; }

    public required int EndTime { get; init; }

    public required IReadOnlyList<Guid> FragmentIds { get; init; }
}

/// <summary>Who said something.</summary>
internal sealed record SpokenByResponse
{
    public required string Id { get; init; }

    public required string Label { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Name { get; init; }
}

/// <summary>A text with what belongs to it.</summary>
internal sealed record ItemTextResponse
{
    public string? Title { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<string>? KeyPoints { get; init; }

    public Guid? SessionId { get; init; }

    public string? Speaker { get; init; }
}
