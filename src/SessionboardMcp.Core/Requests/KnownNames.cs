using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Requests;

/// <summary>Tells which name was nearly meant where a tool, prompt or resource is asked for that is not there.</summary>
internal static class KnownNames
{
    private const int MaxEcho = 60;

    /// <summary>The filter of calls.</summary>
    public static McpRequestHandler<CallToolRequestParams, CallToolResult> Tools(McpRequestHandler<CallToolRequestParams, CallToolResult> next) =>
        (request, cancellationToken) => request.MatchedPrimitive is null
            ? throw Unknown("tool", request.Params.Name, request.Server.ServerOptions.ToolCollection?.PrimitiveNames, "tools/list", McpErrorCode.InvalidParams)
            : next(request, cancellationToken);

    /// <summary>The filter of prompts.</summary>
    public static McpRequestHandler<GetPromptRequestParams, GetPromptResult> Prompts(McpRequestHandler<GetPromptRequestParams, GetPromptResult> next) =>
        (request, cancellationToken) => request.MatchedPrimitive is null
            ? throw Unknown("prompt", request.Params.Name, request.Server.ServerOptions.PromptCollection?.PrimitiveNames, "prompts/list", McpErrorCode.InvalidParams)
            : next(request, cancellationToken);

    /// <summary>The filter of reads of resources; the code of the error differs between revisions, and is the SDK's.</summary>
    public static McpRequestHandler<ReadResourceRequestParams, ReadResourceResult> Resources(McpRequestHandler<ReadResourceRequestParams, ReadResourceResult> next) =>
        async (request, cancellationToken) =>
        {
            try
            {
                return await next(request, cancellationToken);
            }
            catch (McpProtocolException unknown) when (request.MatchedPrimitive is null)
            {
                throw Unknown(
                    "resource", request.Params.Uri, request.Server.ServerOptions.ResourceCollection?.PrimitiveNames, "resources/list and resources/templates/list", unknown.ErrorCode);
            }
        };

    private static McpProtocolException Unknown(string kind, string? given, IEnumerable<string>? known, string list, McpErrorCode code)
    {
        // The SDK lets a name be null.
        var name = given ?? "";
        var shown = StrangersText.Clean(name.ReplaceLineEndings(" "), MaxEcho, out _);
        var nearest = NearestNames.Of(name, known ?? [], 1);
        var hint = nearest.Count > 0 ? $" Did you mean `{nearest[0]}`?" : "";
        return new McpProtocolException($"There is no {kind} `{shown}`.{hint} {list} {(list.Contains(' ', StringComparison.Ordinal) ? "name" : "names")} all.", code);
    }
}
