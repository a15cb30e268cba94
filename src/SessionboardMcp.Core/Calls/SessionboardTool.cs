using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Calls;

/// <summary>
/// A tool with a fixed definition. The SDK could make definitions from method signatures, but that costs a desktop assistant
/// half of its start, and the text that a model reads would hide in attributes.
/// </summary>
/// <remarks>A tool is of a kind, which is its base class: <see cref="ReadTool{TAnswer}"/>, or beside it those that change something.</remarks>
internal abstract class SessionboardTool : McpServerTool
{
    private readonly Tool _definition;
    private readonly ToolInputs _inputs;

    /// <summary>Fixes the definition.</summary>
    /// <param name="name">The tool's name; never changed, clients keep it.</param>
    /// <param name="title">The name for people.</param>
    /// <param name="description">What it is for, when not to use it, what comes back: under 400 characters.</param>
    /// <param name="hints">What a client may expect of a call; given by the kind of the tool.</param>
    /// <param name="scopes">The scopes that a call needs.</param>
    /// <param name="inputs">The arguments.</param>
    protected SessionboardTool(string name, string title, string description, ToolAnnotations hints, IReadOnlyList<string> scopes, ToolInputs inputs)
    {
        _inputs = inputs;
        RequiredScopes = scopes;
        _definition = new Tool
        {
            Name = name,
            Title = title,
            Description = description,
            InputSchema = inputs.Schema,
            Annotations = hints,
        };
    }

    /// <summary>The scopes that every call needs.</summary>
    public IReadOnlyList<string> RequiredScopes { get; }

    /// <summary>Scopes of which a call needs one besides: which one, its arguments say. None for most tools.</summary>
    public virtual IReadOnlyList<string> EitherScopes => [];

    /// <summary>The scopes that a call with these arguments needs, whether or not they are right.</summary>
    public virtual IReadOnlyList<string> ScopesOf(IDictionary<string, JsonElement>? arguments) =>
        [.. RequiredScopes.Union(_inputs.ScopesOf(arguments))];

    /// <summary>The view in which a host shows its answers, where it can; null for most tools.</summary>
    public virtual ToolView? View => null;

    /// <summary>The names of its arguments.</summary>
    public IReadOnlyList<string> ArgumentNames => _inputs.Names;

    /// <summary>Why nobody can use it on this server, whatever they were granted: a sentence. Null where they can.</summary>
    /// <param name="services">The services of the request.</param>
    public virtual string? WhyOff(IServiceProvider services) => null;

    /// <summary>Whether a caller is told of it: a model should not try what must fail.</summary>
    public virtual bool IsShownTo(Caller caller) => caller.FirstMissing(RequiredScopes) is null;

    /// <summary>Right arguments, as JSON.</summary>
    public string ExampleArguments => _inputs.Example;

    /// <inheritdoc/>
    public override Tool ProtocolTool => _definition;

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [];

    /// <inheritdoc/>
    public sealed override async ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        var services = request.Services ?? throw new InvalidOperationException("The host gave the call no services.");
        if (WhyOff(services) is { } why)
            throw new ToolOffException(why);
        var caller = services.GetRequiredService<RefusedScopes>().Narrow(services.GetRequiredService<Caller>());
        var client = await Entrance.PassAsync(services, caller, ScopesOf(request.Params.Arguments), cancellationToken);
        var call = ToolCall.Of(services, caller, client, _inputs.Read(request.Params.Arguments));
        await using var progress = CallProgress.Of(request.Server, request.Params, call.Time, cancellationToken);
        return await RespondAsync(call with { Progress = progress }, request, cancellationToken);
    }

    /// <summary>Reads arguments as a call of this tool would.</summary>
    /// <exception cref="InvalidArgumentException">One is unknown, missing, or of the wrong shape.</exception>
    protected ToolArguments Read(IDictionary<string, JsonElement> arguments) => _inputs.Read(arguments);

    /// <summary>Answers one call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="request">The request, for what a kind of tools needs and a tool itself never sees.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    protected abstract Task<CallToolResult> RespondAsync(ToolCall call, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken);
}
