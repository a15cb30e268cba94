using System.Text.Json.Serialization;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>A page of a search.</summary>
internal sealed record PageResponse<T>
{
    public required IReadOnlyList<T> Results { get; init; }

    public required PaginationResponse Pagination { get; init; }
}

/// <summary>Where a page stands among its like. In camel case, unlike the records.</summary>
internal sealed record PaginationResponse
{
    [JsonPropertyName("currentPage")]
    public required int CurrentPage { get; init; }

    [JsonPropertyName("pageSize")]
    public required int PageSize { get; init; }

    [JsonPropertyName("totalPages")]
    public required int TotalPages { get; init; }

    [JsonPropertyName("totalResults")]
    public required int TotalResults { get; init; }
}
