using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Requests;

/// <summary>
/// Looks at the parameters of a request before the SDK does, at every revision and over every transport: the SDK answers what it cannot
/// read with "An error occurred", which helps neither a model nor whoever writes the client.
/// </summary>
internal static class RequestShapes
{
    private const string ArgumentsKey = "sessionboard/arguments";

    // The longest of the protocol's has 24.
    private const int MaxMethod = 60;

    /// <summary>The filter of all incoming messages.</summary>
    public static McpMessageHandler Check(McpMessageHandler next) => (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is JsonRpcRequest request)
            Check(request, context);
        return next(context, cancellationToken);
    };

    /// <summary>The filter of calls: arguments that are no object get a sentence of the tool, as other wrong arguments do.</summary>
    public static McpRequestHandler<CallToolRequestParams, CallToolResult> CheckArguments(McpRequestHandler<CallToolRequestParams, CallToolResult> next) =>
        (request, cancellationToken) => request.Items.TryGetValue(ArgumentsKey, out var kind) && request.MatchedPrimitive is SessionboardTool tool
            ? throw new InvalidArgumentException($"`arguments` is {kind}, and must be an object that names each argument. A right one: {tool.ExampleArguments}.")
            : next(request, cancellationToken);

    private static void Check(JsonRpcRequest request, MessageContext context)
    {
        // The SDK says the whole name once more, whatever is in it.
        if (!IsName(request.Method))
            throw new McpProtocolException($"Method '{StrangersText.Clean(request.Method.ReplaceLineEndings(" "), MaxMethod, out _)}' is not available.", McpErrorCode.MethodNotFound);
        var shape = RequestShape.Of(request.Method);
        try
        {
            if (request.Params is not (null or JsonObject) || (request.Params is null && shape?.NeedsParams == true))
                throw Refuse(request);
            if (request.Params is not JsonObject parameters)
                return;
            if (request.Method == RequestMethods.Initialize)
                Negotiate(parameters);
            if (request.Method == RequestMethods.ToolsCall && parameters["arguments"] is { } arguments and not JsonObject)
            {
                context.Items[ArgumentsKey] = Kind(arguments);
                parameters["arguments"] = new JsonObject();
            }

            shape?.Read(parameters);
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException or InvalidOperationException)
        {
            // A member of the wrong type, one that is missing or there twice, or text that is none.
            throw Refuse(request);
        }
    }

    private static bool IsName(string method) =>
        method.Length <= MaxMethod && method.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '_' or '-' or '.' or '$');

    // MCP 2025-11-25, lifecycle, version negotiation: a revision that the server does not know is answered with its newest.
    private static void Negotiate(JsonObject parameters)
    {
        if (parameters["protocolVersion"] is JsonValue version && version.TryGetValue(out string? revision) && !ProtocolRevisions.IsForInitialize(revision))
            parameters["protocolVersion"] = ProtocolRevisions.NewestByInitialize;
    }

    private static McpProtocolException Refuse(JsonRpcRequest request) => new(Unreadable.ParamsOf(request.Method), McpErrorCode.InvalidParams);

    private static string Kind(JsonNode arguments) => arguments.GetValueKind() switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Array => "a list",
        JsonValueKind.Number => "a number",
        _ => "a yes or no",
    };
}
