using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Tools;

/// <summary>What <c>search</c> found.</summary>
/// <param name="Found">Rows of id, title and url.</param>
internal sealed record FoundRecords(TableAnswer Found) : IToolAnswer
{
    /// <inheritdoc/>
    public CallToolResult ToResult() => DeepResearchWriter.Results(Found);
}
