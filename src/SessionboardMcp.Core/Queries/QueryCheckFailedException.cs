using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Queries;

/// <summary>A query that was not sent because this server's check found errors in it.</summary>
/// <param name="sentences">What it found, a sentence each.</param>
/// <param name="left">What is left of the budget that it did not draw on; null where that is not known.</param>
/// <param name="isFree">Whether no request was spent on the way to it.</param>
internal sealed class QueryCheckFailedException(IReadOnlyList<string> sentences, Budget? left, bool isFree = true) : Exception("The query has errors.")
{
    /// <summary>Whether no request was spent on the way to it.</summary>
    public bool IsFree { get; } = isFree;

    /// <summary>What is left of the budget; null where that is not known.</summary>
    public Budget? Left { get; } = left;

    /// <summary>What was found, a sentence each.</summary>
    public IReadOnlyList<string> Sentences { get; } = sentences;
}
