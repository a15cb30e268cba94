using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Prompts;
using SessionboardMcp.Core.Resources;

namespace SessionboardMcp.Core.Surface;

/// <summary>Leaves out of the lists what the caller's scopes do not cover, or is off on this server: a model should not try what must fail.</summary>
internal static class GrantedItems
{
    /// <summary>The filter of <c>tools/list</c>.</summary>
    public static McpRequestHandler<ListToolsRequestParams, ListToolsResult> Tools(McpRequestHandler<ListToolsRequestParams, ListToolsResult> next) =>
        async (request, cancellationToken) =>
        {
            var list = await next(request, cancellationToken);
            list.Tools = Keep(list.Tools, request.Services, request.Server.ServerOptions.ToolCollection, item => item.Name, (SessionboardTool tool, Caller caller) => tool.IsShownTo(caller) && tool.WhyOff(request.Services!) is null);
            return list;
        };

    /// <summary>The filter of <c>prompts/list</c>.</summary>
    public static McpRequestHandler<ListPromptsRequestParams, ListPromptsResult> Prompts(McpRequestHandler<ListPromptsRequestParams, ListPromptsResult> next) =>
        async (request, cancellationToken) =>
        {
            var list = await next(request, cancellationToken);
            list.Prompts = Keep(list.Prompts, request.Services, request.Server.ServerOptions.PromptCollection, item => item.Name, (SessionboardPrompt prompt, Caller caller) => caller.FirstMissing(prompt.RequiredScopes) is null && prompt.WhyOff(request.Services!) is null);
            return list;
        };

    /// <summary>The filter of <c>resources/list</c>.</summary>
    public static McpRequestHandler<ListResourcesRequestParams, ListResourcesResult> Resources(McpRequestHandler<ListResourcesRequestParams, ListResourcesResult> next) =>
        async (request, cancellationToken) =>
        {
            var list = await next(request, cancellationToken);
            list.Resources = Keep(list.Resources, request.Services, request.Server.ServerOptions.ResourceCollection, item => item.Uri, (SessionboardResource resource, Caller caller) => caller.FirstMissing(resource.RequiredScopes) is null);
            return list;
        };

    /// <summary>The filter of <c>resources/templates/list</c>.</summary>
    public static McpRequestHandler<ListResourceTemplatesRequestParams, ListResourceTemplatesResult> Templates(
        McpRequestHandler<ListResourceTemplatesRequestParams, ListResourceTemplatesResult> next) =>
        async (request, cancellationToken) =>
        {
            var list = await next(request, cancellationToken);
            list.ResourceTemplates = Keep(
                list.ResourceTemplates, request.Services, request.Server.ServerOptions.ResourceCollection, item => item.UriTemplate, (SessionboardResource resource, Caller caller) => caller.FirstMissing(resource.RequiredScopes) is null);
            return list;
        };

    private static List<TItem> Keep<TItem, TPrimitive, TOurs>(
        IEnumerable<TItem> items,
        IServiceProvider? services,
        McpServerPrimitiveCollection<TPrimitive>? primitives,
        Func<TItem, string> name,
        Func<TOurs, Caller, bool> isShown)
        where TPrimitive : class, IMcpServerPrimitive
        where TOurs : TPrimitive
    {
        var caller = services!.GetRequiredService<RefusedScopes>().Narrow(services!.GetRequiredService<Caller>());
        return [.. items.Where(item =>
            primitives is null
            || !primitives.TryGetPrimitive(name(item), out var primitive)
            || primitive is not TOurs ours
            || isShown(ours, caller))];
    }
}
