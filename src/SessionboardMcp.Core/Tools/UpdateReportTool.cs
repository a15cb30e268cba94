using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>update_report</c>: another name, query or category for a report.</summary>
internal sealed class UpdateReportTool() : EventChangeTool(
    "update_report",
    "Change a saved report",
    "Changes name, query or category of a saved report of an event, or of one over all events. The query is checked first. A person has to approve it on the "
    + "page that the answer links to; get_change tells what became of it.",
    RecordAction.Update,
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.WriteEvents],
    ReportPlan.ReportId, ReportPlan.Name, ReportPlan.Query, ReportPlan.Category)
{
    /// <inheritdoc/>
    protected override Task<ChangePlan> PlanAsync(AskedEvent asked, CancellationToken cancellationToken) => ReportPlan.UpdateAsync(asked, cancellationToken);
}
