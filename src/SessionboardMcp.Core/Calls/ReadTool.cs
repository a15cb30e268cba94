using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Calls;

/// <summary>
/// A tool that reads and changes nothing. What a client may expect of a tool goes with its kind, so a tool that creates, changes or
/// deletes is of a kind of its own beside this one: no tool sets its hints itself, and none gets them unsaid.
/// </summary>
/// <typeparam name="TAnswer">The shape of its answers.</typeparam>
/// <param name="name">The tool's name; never changed, clients keep it.</param>
/// <param name="title">The name for people.</param>
/// <param name="description">What it is for, when not to use it, what comes back: under 400 characters.</param>
/// <param name="scopes">All scopes that a call needs.</param>
/// <param name="inputs">The arguments.</param>
internal abstract class ReadTool<TAnswer>(string name, string title, string description, IReadOnlyList<string> scopes, ToolInputs inputs)
    : SessionboardTool(name, title, description, Reading, scopes, inputs)
    where TAnswer : IToolAnswer
{
    // MCP 2026-07-28, ToolAnnotations. The world is closed: the answers are Sessionboard's, and come from nowhere else.
    private static ToolAnnotations Reading => new() { ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = false };

    /// <inheritdoc/>
    protected sealed override async Task<CallToolResult> RespondAsync(ToolCall call, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken) =>
        (await AnswerAsync(call, cancellationToken)).ToResult();

    /// <summary>Answers one call.</summary>
    protected abstract Task<TAnswer> AnswerAsync(ToolCall call, CancellationToken cancellationToken);
}
