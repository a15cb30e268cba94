using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Prompts;

/// <summary>
/// A prompt with a fixed definition, about one event. It names the cheapest tools for its task, as a model left alone reaches
/// for queries, which are scarce.
/// </summary>
internal abstract class SessionboardPrompt : McpServerPrompt
{
    /// <summary>The argument of every prompt.</summary>
    public const string EventArgument = "event";

    private const int MaxArgument = 200;

    private static readonly ToolInputs Inputs = new(ToolInput.Text(EventArgument, "Event id or name.", "3960") with { IsRequired = true });

    private readonly Prompt _definition;

    /// <summary>Fixes the definition.</summary>
    protected SessionboardPrompt(string name, string title, string description)
    {
        _definition = new Prompt
        {
            Name = name,
            Title = title,
            Description = description,
            Arguments = [new PromptArgument { Name = EventArgument, Title = "Event", Description = "Event id or name.", Required = true }],
        };
    }

    /// <summary>The scopes that the tools of its task need; without them a model would only run into refusals.</summary>
    public virtual IReadOnlyList<string> RequiredScopes => [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions, Scopes.ReadContacts];

    /// <summary>Why its task cannot be done on this host: a sentence; null where it can. It is then not listed, and says so where it is asked for all the same.</summary>
    /// <param name="services">The services of the request.</param>
    public virtual string? WhyOff(IServiceProvider services) => null;

    /// <inheritdoc/>
    public override Prompt ProtocolPrompt => _definition;

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [];

    /// <inheritdoc/>
    public sealed override ValueTask<GetPromptResult> GetAsync(RequestContext<GetPromptRequestParams> request, CancellationToken cancellationToken = default)
    {
        if (request.Services is { } services && WhyOff(services) is { } off)
            throw new McpProtocolException(off, McpErrorCode.InvalidParams);
        var given = Read(request.Params.Arguments);
        var chosen = StrangersText.Clean(StrangersText.OneLine(given), MaxArgument, out _);
        return ValueTask.FromResult(new GetPromptResult
        {
            Description = _definition.Description,
            Messages = [new PromptMessage { Role = Role.User, Content = new TextContentBlock { Text = Text(chosen) } }],
        });
    }

    /// <summary>What the model is asked.</summary>
    /// <param name="chosen">The event's id or name, as the person gave it.</param>
    protected abstract string Text(string chosen);

    // As a tool reads its arguments, so that both say the same of a wrong one.
    private static string Read(IDictionary<string, JsonElement>? arguments)
    {
        try
        {
            return Inputs.Read(arguments, "prompt").RequiredText(EventArgument);
        }
        catch (InvalidArgumentException wrong)
        {
            throw new McpProtocolException(wrong.Message, McpErrorCode.InvalidParams);
        }
    }
}
