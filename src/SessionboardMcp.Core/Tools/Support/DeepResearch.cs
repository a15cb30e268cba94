using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SessionboardMcp.Core.Tools.Support;

/// <summary>
/// <c>search</c> and <c>fetch</c> are for ChatGPT's deep research alone: every other client has better tools, and would pay for two
/// definitions more. They are left out of the list where nobody asked for them; a call all the same does what it says.
/// </summary>
internal static class DeepResearch
{
    // Seen in 2026-11: ChatGPT calls itself "openai-mcp" with a suffix or without; older connectors "ChatGPT".
    private static readonly string[] Clients = ["chatgpt", "openai"];

    private static readonly string[] Names = ["search", "fetch"];

    /// <summary>The tools.</summary>
    public static IReadOnlyList<SessionboardTool> Create() => [new SearchTool(), new FetchTool()];

    /// <summary>A filter that leaves them out of the list of tools where they are not wanted.</summary>
    public static McpRequestHandler<ListToolsRequestParams, ListToolsResult> Hide(McpRequestHandler<ListToolsRequestParams, ListToolsResult> next) =>
        async (request, cancellationToken) =>
        {
            var list = await next(request, cancellationToken);
            var isWanted = request.Services?.GetService<IOptions<ToolsOptions>>()?.Value.SearchAndFetch == true
                || (request.Server.ClientInfo?.Name is { } client && Clients.Any(name => client.Contains(name, StringComparison.OrdinalIgnoreCase)));
            if (!isWanted)
                list.Tools = [.. list.Tools.Where(tool => !Names.Contains(tool.Name, StringComparer.Ordinal))];
            return list;
        };
}
