using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Resources;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Surface;

/// <summary>
/// Views in the lists: a client that shows them is told which tool has one, and gets the tools that are for a view alone. Every other client is
/// told nothing of it: what only a view uses costs its model nothing.
/// </summary>
internal sealed class Views(ViewClients clients)
{
    private static readonly JsonTypeInfo<Tool> Definition = (JsonTypeInfo<Tool>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(Tool));

    /// <summary>The tools that are for a view alone. A call of one is answered whoever makes it: it reads what the caller may read.</summary>
    public static IReadOnlyList<SessionboardTool> Create() => [new GetAgendaBoardTool()];

    /// <summary>The filter of <c>tools/list</c>.</summary>
    public McpRequestHandler<ListToolsRequestParams, ListToolsResult> Tools(McpRequestHandler<ListToolsRequestParams, ListToolsResult> next) =>
        async (request, cancellationToken) =>
        {
            var list = await next(request, cancellationToken);
            var tools = request.Server.ServerOptions.ToolCollection;
            ToolView? ViewOf(Tool tool) => tools is not null && tools.TryGetPrimitive(tool.Name, out var found) ? (found as SessionboardTool)?.View : null;
            list.Tools = clients.Has(request.Server, request.Services!)
                ? [.. list.Tools.Select(tool => ViewOf(tool) is { } view ? With(tool, view) : tool)]
                : [.. list.Tools.Where(tool => ViewOf(tool) is not { IsForViewOnly: true })];
            return list;
        };

    /// <summary>The filter of <c>resources/list</c>. Who has no views has no use for their pages.</summary>
    public McpRequestHandler<ListResourcesRequestParams, ListResourcesResult> Resources(McpRequestHandler<ListResourcesRequestParams, ListResourcesResult> next) =>
        async (request, cancellationToken) =>
        {
            var list = await next(request, cancellationToken);
            if (!clients.Has(request.Server, request.Services!))
                list.Resources = [.. list.Resources.Where(resource => resource.MimeType != ToolView.MediaType)];
            return list;
        };

    // A definition is shared between all clients, so the one with the view is a copy.
    private static Tool With(Tool tool, ToolView view)
    {
        var shown = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(tool, Definition), Definition)!;
        shown.Meta = view.Meta();
        return shown;
    }
}
