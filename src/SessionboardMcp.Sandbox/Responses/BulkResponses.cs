namespace SessionboardMcp.Sandbox.Responses;

/// <summary>What came of a bulk request.</summary>
internal sealed record BulkResponse
{
    public required Guid BatchId { get; init; }

    public required IReadOnlyList<BulkResultResponse> Results { get; init; }

    public required BulkStatsResponse Stats { get; init; }
}

/// <summary>What came of one operation.</summary>
internal sealed record BulkResultResponse
{
    public required int Index { get; init; }

    public required string Action { get; init; }

    public required string Status { get; init; }

    public string? Id { get; init; }

    public BulkErrorResponse? Error { get; init; }
}

/// <summary>Why an operation failed.</summary>
internal sealed record BulkErrorResponse
{
    public required string Code { get; init; }

    public required string Message { get; init; }
}

/// <summary>How many operations there were.</summary>
internal sealed record BulkStatsResponse
{
    public required int Total { get; init; }

    public required int Succeeded { get; init; }

    public required int Failed { get; init; }
}
