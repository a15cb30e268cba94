using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>commit_agenda_draft</c>: makes a draft the live agenda, after a person approved it.</summary>
internal sealed class CommitAgendaDraftTool() : DraftChangeTool(
    "commit_agenda_draft",
    "Commit an agenda draft",
    "Makes an agenda draft the live agenda. It always waits for a person, who sees every move, conflict and removal on the page that the answer links to. "
    + "Refused while the draft lacks live sessions that nobody took out. get_change tells what became of it.",
    RecordAction.Commit,
    DraftArguments.Id)
{
    /// <inheritdoc/>
    internal override ChangeContent Content => ChangeContent.Read;

    /// <inheritdoc/>
    protected override Task<ChangePlan> PlanAsync(AskedEvent asked, IReadOnlyList<ChangeSet> earlier, CancellationToken cancellationToken) => CommitPlan.OfAsync(asked, earlier, cancellationToken);
}
