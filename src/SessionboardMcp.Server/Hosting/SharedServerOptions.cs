using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;

namespace SessionboardMcp.Server.Hosting;

/// <summary>
/// Gives each request the options of the MCP server. The SDK has them made anew for every request without a session, with each tool, prompt, resource and
/// filter registered once more, though they are always the same: here they are made once, and a request gets a copy that shares them. Nobody may
/// change what is shared for one request (<c>ConfigureSessionOptions</c>).
/// </summary>
internal sealed class SharedServerOptions(
    IEnumerable<IConfigureOptions<McpServerOptions>> setups,
    IEnumerable<IPostConfigureOptions<McpServerOptions>> afterwards,
    IEnumerable<IValidateOptions<McpServerOptions>> rules) : IOptionsFactory<McpServerOptions>
{
    private readonly Lazy<McpServerOptions> _made = new(() => new OptionsFactory<McpServerOptions>(setups, afterwards, rules).Create(Options.DefaultName));

    /// <inheritdoc/>
    public McpServerOptions Create(string name) => Copy(_made.Value);

    /// <summary>A copy that shares all lists.</summary>
#pragma warning disable MCP9005, MCPEXP002 // Deprecated, or on trial: copied all the same, so that a copy is one.
    internal static McpServerOptions Copy(McpServerOptions made) => new()
    {
        ServerInfo = made.ServerInfo,
        Capabilities = made.Capabilities,
        ProtocolVersion = made.ProtocolVersion,
        InitializationTimeout = made.InitializationTimeout,
        ServerInstructions = made.ServerInstructions,
        ScopeRequests = made.ScopeRequests,
        KnownClientInfo = made.KnownClientInfo,
        KnownClientCapabilities = made.KnownClientCapabilities,
        Handlers = made.Handlers,
        Filters = made.Filters,
        ToolCollection = made.ToolCollection,
        ResourceCollection = made.ResourceCollection,
        PromptCollection = made.PromptCollection,
        MaxSamplingOutputTokens = made.MaxSamplingOutputTokens,
        RequestHandlers = made.RequestHandlers,
    };
#pragma warning restore MCP9005, MCPEXP002
}
