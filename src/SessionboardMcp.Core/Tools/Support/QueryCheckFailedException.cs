namespace SessionboardMcp.Core.Tools.Support;

/// <summary>A query that was not sent because this server's check found errors in it.</summary>
/// <param name="sentences">What it found, a sentence each.</param>
internal sealed class QueryCheckFailedException(IReadOnlyList<string> sentences) : Exception("The query has errors.")
{
    /// <summary>What was found, a sentence each.</summary>
    public IReadOnlyList<string> Sentences { get; } = sentences;
}
