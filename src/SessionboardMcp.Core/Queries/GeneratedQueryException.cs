namespace SessionboardMcp.Core.Queries;

/// <summary>A query that Sessionboard's AI wrote did not come to rows.</summary>
/// <param name="query">The query.</param>
/// <param name="reason">Why not.</param>
internal sealed class GeneratedQueryException(string query, Exception reason) : Exception("The generated query did not run.", reason)
{
    /// <summary>The query.</summary>
    public string Query { get; } = query;

    /// <summary>Why it did not run.</summary>
    public Exception Reason { get; } = reason;
}
