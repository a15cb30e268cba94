using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Tools;

/// <summary>What <c>fetch</c> read.</summary>
/// <param name="Id">The id that was asked for.</param>
/// <param name="Read">Rows of field and value.</param>
internal sealed record FetchedRecord(string Id, TableAnswer Read) : IToolAnswer
{
    /// <inheritdoc/>
    public CallToolResult ToResult() => DeepResearchWriter.Document(Id, Read);
}
