using System.Text.Json;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary>A tool about one event, answered from its index: it spends nothing of the insights budget.</summary>
/// <param name="name">The tool's name; never changed, clients keep it.</param>
/// <param name="title">The name for people.</param>
/// <param name="description">What it is for, when not to use it, what comes back: under 400 characters.</param>
/// <param name="scopes">All scopes that a call needs.</param>
/// <param name="inputs">The arguments besides the event.</param>
internal abstract class EventTool(string name, string title, string description, IReadOnlyList<string> scopes, params ToolInput[] inputs)
    : ReadTool<TableAnswer>(name, title, description, scopes, new ToolInputs([EventArgument.Required, .. inputs]))
{
    /// <summary>The page that is wanted.</summary>
    protected static readonly ToolInput Page = ToolInput.Integer("page", "From 1.", 2) with { Min = 1, Max = 100_000, TellsBounds = false };

    /// <inheritdoc/>
    protected sealed override async Task<TableAnswer> AnswerAsync(ToolCall call, CancellationToken cancellationToken) =>
        await AnswerAsync(AskedEvent.Of(call, await EventArgument.RequiredAsync(call, cancellationToken)), cancellationToken);

    /// <summary>Answers within the call of another tool.</summary>
    /// <param name="call">The call of the other tool.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="argument">What this tool needs besides.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public Task<TableAnswer> AskAsync(ToolCall call, int eventId, (string Name, string Value) argument, CancellationToken cancellationToken) =>
        AnswerAsync(
            call with { Arguments = Read(new Dictionary<string, JsonElement> { [EventArgument.Name] = Cells.Number(eventId), [argument.Name] = Cells.Text(argument.Value) }) },
            cancellationToken);

    /// <summary>Answers one call about an event.</summary>
    protected abstract Task<TableAnswer> AnswerAsync(AskedEvent asked, CancellationToken cancellationToken);
}
