using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary>A tool that changes a draft of an event's agenda: whether the connection made it, its earlier change sets say.</summary>
/// <param name="name">The tool's name; never changed, clients keep it.</param>
/// <param name="title">The name for people.</param>
/// <param name="description">What it is for, when a person is asked, what comes back: under 400 characters.</param>
/// <param name="action">What it does with a record.</param>
/// <param name="inputs">The arguments besides the event.</param>
internal abstract class DraftChangeTool(string name, string title, string description, RecordAction action, params ToolInput[] inputs)
    : ChangeTool(
        name, title, description, action, [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions, Scopes.WriteEvents], new ToolInputs([EventArgument.Required, .. inputs]))
{
    /// <inheritdoc/>
    protected sealed override async Task<ChangePlan> PlanAsync(ToolCall call, ChangeReader changes, CancellationToken cancellationToken) =>
        await PlanAsync(AskedEvent.Of(call, await EventArgument.RequiredAsync(call, cancellationToken)), await changes.ListAsync(call.Caller.Subject, cancellationToken), cancellationToken);

    /// <summary>What the call would do. Nothing is written here.</summary>
    /// <param name="asked">The event, with the call.</param>
    /// <param name="earlier">The change sets of the connection: which drafts it made.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    protected abstract Task<ChangePlan> PlanAsync(AskedEvent asked, IReadOnlyList<ChangeSet> earlier, CancellationToken cancellationToken);
}
