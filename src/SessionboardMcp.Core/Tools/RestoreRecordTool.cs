using System.Text.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>restore_record</c>: brings back a deleted record, where Sessionboard can.</summary>
internal sealed class RestoreRecordTool() : ChangeTool(
    "restore_record",
    "Bring back a deleted record",
    "Brings back one deleted session, abstract, contact, sponsor, exhibitor or custom status of an event. whats_changed lists deleted sessions; of the others give the "
    + "id, or the name of one that you deleted. It always waits for a person, who approves it on the page that the answer links to; get_change tells what became of it.",
    RecordAction.Restore,
    [Scopes.ReadInsights, Scopes.ReadEvents],
    new ToolInputs(EventArgument.Required, RemovableKinds.RestoreKind, RemovalArguments.DeletedId))
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> EitherScopes { get; } = [.. RemovableKinds.RestoreWrites.Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> ScopesOf(IDictionary<string, JsonElement>? arguments) =>
        // Of what cannot be brought back that is told; no scope would help.
        [.. base.ScopesOf(arguments).Union(RemovableKinds.Named(arguments) is { Restore: not null } kind ? kind.Scopes : [])];

    /// <inheritdoc/>
    protected override async Task<ChangePlan> PlanAsync(ToolCall call, ChangeReader changes, CancellationToken cancellationToken)
    {
        var kind = RemovableKinds.Of(call.Arguments);
        if (kind.Restore is not { } restore)
            throw new ChangeRefusedException($"Nothing was changed: Sessionboard cannot bring back a deleted {kind.Word}. {kind.Instead}");
        var asked = AskedEvent.Of(call, await EventArgument.RequiredAsync(call, cancellationToken));
        return await restore(asked, await changes.ListAsync(call.Caller.Subject, cancellationToken), cancellationToken);
    }
}
