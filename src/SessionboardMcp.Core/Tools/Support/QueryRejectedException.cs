namespace SessionboardMcp.Core.Tools.Support;

/// <summary>Sessionboard refused a query.</summary>
/// <param name="reason">Sessionboard's reason; null where it gave none.</param>
/// <param name="unknownNames">What this server knows to be wrong with it, in sentences.</param>
internal sealed class QueryRejectedException(string? reason, IReadOnlyList<string> unknownNames) : Exception("Sessionboard refused the query.")
{
    /// <summary>Sessionboard's reason; null where it gave none.</summary>
    public string? Reason { get; } = reason;

    /// <summary>What this server knows to be wrong with it, in sentences.</summary>
    public IReadOnlyList<string> UnknownNames { get; } = unknownNames;
}
