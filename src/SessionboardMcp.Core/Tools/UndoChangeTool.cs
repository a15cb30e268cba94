using SessionboardMcp.Api.Events;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Core.Changes.Plans;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>undo_change</c>: puts back what a change wrote. Which write scope that needs depends on what was written.</summary>
internal sealed class UndoChangeTool() : ChangeTool(
    "undo_change",
    "Undo a change",
    "Puts back what a change wrote, as far as its column undoable says. What somebody changed since stays, and is listed with a link. "
    + "A person approves it by the same rules as the change itself; get_change tells what became of it. A change is undone once.",
    RecordAction.Update,
    [Scopes.ReadInsights],
    new ToolInputs(GetChangeTool.Id with { IsRequired = true }))
{
    /// <inheritdoc/>
    internal override ChangeContent Content => ChangeContent.Searched;

    /// <inheritdoc/>
    protected override async Task<ChangePlan> PlanAsync(ToolCall call, ChangeReader changes, CancellationToken cancellationToken)
    {
        var change = await GetChangeTool.NamedAsync(call, changes, call.Arguments.RequiredText(GetChangeTool.Id.Name), cancellationToken);
        if (call.Caller.FirstMissing(ChangeScopes.OfUndo(change)) is { } missing)
            throw new MissingScopeException(missing, call.Caller);
        if (!change.CanBeUndone)
            throw new ChangeRefusedException(WhyNot(change));
        var undo = await UndoPlan.OfAsync(change, call.Client, call.Time, cancellationToken);
        if (undo.Records.Count == 0)
            throw new ChangeRefusedException($"Nothing was changed: nothing of it can be put back. {string.Join(' ', undo.Left)}");
        return new ChangePlan
        {
            Event = new EventSummary(change.EventId, change.EventName, change.TimeZone, HasTranslations: false),
            Summary = $"Undo: {change.Summary}",
            Records = undo.Records,
            Effects = undo.Left,
            UndoOf = change.Id,
        };
    }

    private static string WhyNot(ChangeSet change) => change.State switch
    {
        _ when change.RedoneBy is { } again => $"Nothing was changed: this change was undone, and done again by the change {again}. Undo that one.",
        _ when change.UndoneBy is { } by => $"Nothing was changed: this change was undone already, by the change {by}. A change is undone once.",
        ChangeState.Waiting => "Nothing was changed, and there is nothing to undo: this change still waits for a person. They can refuse it on its page.",
        ChangeState.Applying => "Nothing was changed: this change is still being sent. Call get_change in a minute, then undo it.",
        ChangeState.Refused or ChangeState.Expired => "Nothing was changed, and there is nothing to undo: nothing of this change was written.",
        _ => $"Nothing was changed: nothing of this change can be put back. {string.Join(' ', change.Records.SelectMany(Reasons).Distinct())}",
    };

    private static IEnumerable<string> Reasons(RecordChange record) =>
        new[] { record.NotUndoable }.Concat(record.Fields.Select(field => field.NotUndoable)).OfType<string>()
            .Select(why => record.AdminUrl is { } link ? $"{why} {link}" : why);
}
