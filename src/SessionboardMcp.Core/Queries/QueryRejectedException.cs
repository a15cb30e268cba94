namespace SessionboardMcp.Core.Queries;

/// <summary>Sessionboard refused a query.</summary>
/// <param name="reason">Sessionboard's reason; null where it gave none.</param>
/// <param name="findings">What this server's own check says of it, in sentences.</param>
internal sealed class QueryRejectedException(string? reason, IReadOnlyList<string> findings) : Exception("Sessionboard refused the query.")
{
    /// <summary>Sessionboard's reason; null where it gave none.</summary>
    public string? Reason { get; } = reason;

    /// <summary>What this server's own check says of it, in sentences.</summary>
    public IReadOnlyList<string> Findings { get; } = findings;
}
