using SessionboardMcp.Sandbox.Writes;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>The document of a bulk request.</summary>
internal static class BulkDocuments
{
    public static BulkResponse Of(IReadOnlyList<BulkOutcome> outcomes)
    {
        var failed = outcomes.Count(outcome => outcome.Error is not null);
        return new BulkResponse
        {
            BatchId = Guid.NewGuid(),
            Results = [.. outcomes.Select(Result)],
            Stats = new BulkStatsResponse { Total = outcomes.Count, Succeeded = outcomes.Count - failed, Failed = failed },
        };
    }

    private static BulkResultResponse Result(BulkOutcome outcome, int index) => new()
    {
        Index = index,
        Action = outcome.Action,
        Status = outcome.Error is null ? "success" : "error",
        Id = outcome.Id,
        Error = outcome.Error is { } error ? new BulkErrorResponse { Code = outcome.Code!, Message = error.Message } : null,
    };
}
