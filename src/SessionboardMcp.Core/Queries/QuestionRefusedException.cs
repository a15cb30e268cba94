namespace SessionboardMcp.Core.Queries;

/// <summary>Sessionboard's AI could not put a question into a query.</summary>
/// <param name="reason">What it says; null where it says nothing.</param>
internal sealed class QuestionRefusedException(string? reason) : Exception("The question was not put into a query.")
{
    /// <summary>What it says; null where it says nothing.</summary>
    public string? Reason { get; } = reason;
}
