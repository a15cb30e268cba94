using System.Text.Json.Serialization;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>A list that comes whole, without pages.</summary>
internal sealed record ListResponse<T>
{
    public required IReadOnlyList<T> Results { get; init; }
}

/// <summary>A saved report, as its event lists it.</summary>
internal record ReportResponse
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Query { get; init; }

    public required string Category { get; init; }
}

/// <summary>A saved report, as insights list it: the event in camel case, and missing where there is none.</summary>
internal sealed record InsightsReportResponse : ReportResponse
{
    [JsonPropertyName("eventId")]
    public int? EventId { get; init; }
}

/// <summary>A saved report, as the organization lists it: null where it has no event.</summary>
internal sealed record OrganizationReportResponse : ReportResponse
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int? EventId { get; init; }
}

/// <summary>A dashboard, as its event lists it.</summary>
internal record DashboardResponse
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A dashboard, as the organization lists it: null where it has no event.</summary>
internal sealed record OrganizationDashboardResponse : DashboardResponse
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int? EventId { get; init; }
}

/// <summary>What could be asked.</summary>
internal sealed record SuggestionsResponse
{
    public required IReadOnlyList<SuggestionResponse> Suggestions { get; init; }
}

/// <summary>One thing that could be asked; the category is told outside events only.</summary>
internal sealed record SuggestionResponse
{
    public required string Query { get; init; }

    public required string Description { get; init; }

    public string? Category { get; init; }
}

/// <summary>A question, put into a query.</summary>
internal sealed record GeneratedQueryResponse
{
    public required string Query { get; init; }

    public required string Explanation { get; init; }
}
