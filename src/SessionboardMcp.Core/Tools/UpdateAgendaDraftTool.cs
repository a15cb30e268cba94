using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>update_agenda_draft</c>: another name or description for a draft of the agenda.</summary>
internal sealed class UpdateAgendaDraftTool() : DraftChangeTool(
    "update_agenda_draft",
    "Rename an agenda draft",
    "Changes name or description of an uncommitted agenda draft. For one that somebody else made a person approves it on the page that the answer links to.",
    RecordAction.Update,
    DraftArguments.Id, DraftArguments.Name, DraftArguments.Description)
{
    /// <inheritdoc/>
    protected override Task<ChangePlan> PlanAsync(AskedEvent asked, IReadOnlyList<ChangeSet> earlier, CancellationToken cancellationToken) => DraftPlan.UpdateAsync(asked, earlier, cancellationToken);
}
