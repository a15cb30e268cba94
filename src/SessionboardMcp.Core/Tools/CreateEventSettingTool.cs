using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>create_event_setting</c>: a new track, room, tag, format, level or language.</summary>
internal sealed class CreateEventSettingTool() : EventChangeTool(
    "create_event_setting",
    "Create an event setting",
    "Makes one track, room, tag, format, level or language of an event. Done at once; the answer tells its id. Statuses cannot be made here. "
    + "There is no undo but deleting it.",
    RecordAction.Create,
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.WriteMetadata],
    SettingArguments.Kind, SettingArguments.Name with { IsRequired = true }, SettingArguments.Capacity, SettingArguments.Color)
{
    /// <inheritdoc/>
    protected override Task<ChangePlan> PlanAsync(AskedEvent asked, CancellationToken cancellationToken) => SettingPlan.CreateAsync(asked, cancellationToken);
}
