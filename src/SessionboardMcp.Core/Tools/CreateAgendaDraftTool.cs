using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>create_agenda_draft</c>: a draft that begins as the live agenda.</summary>
internal sealed class CreateAgendaDraftTool() : DraftChangeTool(
    "create_agenda_draft",
    "Make an agenda draft",
    "Makes a draft of an event's agenda that begins as the live one, so that nothing is lost when it is committed. Done at once. If filling it was cut short, "
    + "call it again with the same name: it is filled on.",
    RecordAction.Create,
    DraftArguments.Name with { IsRequired = true }, DraftArguments.Description)
{
    /// <inheritdoc/>
    internal override ChangeContent Content => ChangeContent.Read;

    /// <inheritdoc/>
    protected override Task<ChangePlan> PlanAsync(AskedEvent asked, IReadOnlyList<ChangeSet> earlier, CancellationToken cancellationToken) => DraftPlan.CreateAsync(asked, earlier, cancellationToken);
}
