using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>update_event_setting</c>: another name, capacity or colour for a setting.</summary>
internal sealed class UpdateEventSettingTool() : EventChangeTool(
    "update_event_setting",
    "Change an event setting",
    "Changes name, capacity (rooms) or colour (tracks) of one setting of an event. A person has to approve it on the page that the answer links to, "
    + "where they see how many sessions use it; get_change tells what became of it.",
    RecordAction.Update,
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions, Scopes.WriteMetadata],
    SettingArguments.Kind, SettingArguments.Setting, SettingArguments.Name, SettingArguments.Capacity, SettingArguments.Color)
{
    /// <inheritdoc/>
    protected override Task<ChangePlan> PlanAsync(AskedEvent asked, CancellationToken cancellationToken) => SettingPlan.UpdateAsync(asked, cancellationToken);
}
