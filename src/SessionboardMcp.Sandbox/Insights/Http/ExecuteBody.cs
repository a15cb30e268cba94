namespace SessionboardMcp.Sandbox.Insights.Http;

/// <summary>The body of an execute request, as it comes.</summary>
internal sealed record ExecuteBody
{
    public string? Query { get; init; }

    public int? EventId { get; init; }

    public IReadOnlyList<int>? EventIds { get; init; }

    public bool? ObfuscatePii { get; init; }

    public string? Format { get; init; }

    public int? Page { get; init; }

    public int? Limit { get; init; }

    public string? Search { get; init; }

    public string? SortBy { get; init; }

    public string? SortDirection { get; init; }

    public string? GroupBy { get; init; }

    public string? Pivot { get; init; }
}
