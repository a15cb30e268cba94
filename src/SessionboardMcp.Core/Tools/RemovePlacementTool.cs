using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>remove_placement</c>: takes a session out of a draft of the agenda.</summary>
internal sealed class RemovePlacementTool() : DraftChangeTool(
    "remove_placement",
    "Take a session out of an agenda draft",
    "Takes a session out of an uncommitted agenda draft. At once in your own draft; in another's a person approves. Committed, the session may lose its live time and room.",
    RecordAction.Delete,
    DraftArguments.Id, SessionArguments.SessionId)
{
    /// <inheritdoc/>
    internal override ChangeContent Content => ChangeContent.Read;

    /// <inheritdoc/>
    protected override Task<ChangePlan> PlanAsync(AskedEvent asked, IReadOnlyList<ChangeSet> earlier, CancellationToken cancellationToken) => PlacedSession.RemoveAsync(asked, earlier, cancellationToken);
}
