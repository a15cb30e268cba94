using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Tools;

/// <summary>
/// <c>search</c> and <c>fetch</c> are for ChatGPT's deep research alone: every other client has better tools, and would pay for two
/// definitions more. They are left out of the list where nobody asked for them; a call all the same does what it says.
/// </summary>
internal static class DeepResearch
{
    private static readonly string[] Names = ["search", "fetch"];

    /// <summary>The tools.</summary>
    public static IReadOnlyList<SessionboardTool> Create() => [new SearchTool(), new FetchTool()];

    /// <summary>A filter that leaves them out of the list of tools where they are not wanted.</summary>
    public static McpRequestHandler<ListToolsRequestParams, ListToolsResult> Hide(McpRequestHandler<ListToolsRequestParams, ListToolsResult> next) =>
        async (request, cancellationToken) =>
        {
            var list = await next(request, cancellationToken);
            var isWanted = request.Services?.GetService<IOptions<ToolsOptions>>()?.Value.SearchAndFetch == true
                || request.Services?.GetService<Caller>()?.Client == Assistants.ChatGpt
                || Assistants.IsChatGpt(request.Server.ClientInfo?.Name);
            if (!isWanted)
                list.Tools = [.. list.Tools.Where(tool => !Names.Contains(tool.Name, StringComparer.Ordinal))];
            return list;
        };
}
