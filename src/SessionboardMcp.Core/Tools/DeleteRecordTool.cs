using System.Text.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>delete_record</c>: deletes one record of any kind in <see cref="RemovableKinds"/>, after a person approved it.</summary>
internal sealed class DeleteRecordTool() : EventChangeTool(
    "delete_record",
    "Delete a record",
    "Deletes one session, abstract, contact, sponsor, exhibitor, report, agenda draft or setting of an event. It always waits for a person, who approves it on the page "
    + "that the answer links to and sees there who sees it and what uses it. restore_record brings back all but reports, drafts and settings; get_change tells what became of it.",
    RecordAction.Delete,
    [Scopes.ReadInsights, Scopes.ReadEvents],
    RemovableKinds.Kind, RemovalArguments.Id)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> EitherScopes { get; } = [.. RemovableKinds.Writes.Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> ScopesOf(IDictionary<string, JsonElement>? arguments) =>
        [.. base.ScopesOf(arguments).Union(RemovableKinds.Named(arguments)?.Scopes ?? [])];

    /// <inheritdoc/>
    internal override ChangeContent Content => ChangeContent.Read;

    /// <inheritdoc/>
    protected override Task<ChangePlan> PlanAsync(AskedEvent asked, CancellationToken cancellationToken) =>
        RemovableKinds.Of(asked.Call.Arguments).Delete(asked, cancellationToken);
}
