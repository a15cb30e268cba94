using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>create_report</c>: a query that organizers can run again.</summary>
internal sealed class CreateReportTool() : EventChangeTool(
    "create_report",
    "Save a report",
    "Saves an SbQL query as a report of an event, for run_report and for people. The query is checked first: what run_query refuses is refused. Done at once; "
    + "there is no undo but deleting it.",
    RecordAction.Create,
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.WriteEvents],
    ReportPlan.Name with { IsRequired = true }, ReportPlan.Query with { IsRequired = true }, ReportPlan.Category)
{
    /// <inheritdoc/>
    protected override Task<ChangePlan> PlanAsync(AskedEvent asked, CancellationToken cancellationToken) => ReportPlan.CreateAsync(asked, cancellationToken);
}
