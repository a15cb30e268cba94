using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace SessionboardMcp.Core.Requests;

/// <summary>How the parameters of a method are read.</summary>
/// <param name="Type">What the SDK reads them as.</param>
/// <param name="Example">Right ones, for an error message.</param>
/// <param name="NeedsParams">Whether there must be some.</param>
internal sealed record RequestShape(Type Type, string Example, bool NeedsParams)
{
    private const string Prompt = """{"name": "weekly_status", "arguments": {"event": "3960"}}""";

    private static readonly FrozenDictionary<string, RequestShape> Known = new Dictionary<string, RequestShape>(StringComparer.Ordinal)
    {
        [RequestMethods.Initialize] = new(
            typeof(InitializeRequestParams),
            $$$"""{"protocolVersion": "{{{ProtocolRevisions.NewestByInitialize}}}", "capabilities": {}, "clientInfo": {"name": "my-client", "version": "1"}}""",
            NeedsParams: false),
        [RequestMethods.ToolsList] = new(typeof(ListToolsRequestParams), "{}", NeedsParams: false),
        [RequestMethods.ToolsCall] = new(typeof(CallToolRequestParams), """{"name": "find_event", "arguments": {"name": "DevCon"}}""", NeedsParams: true),
        [RequestMethods.PromptsList] = new(typeof(ListPromptsRequestParams), "{}", NeedsParams: false),
        [RequestMethods.PromptsGet] = new(typeof(GetPromptRequestParams), Prompt, NeedsParams: true),
        [RequestMethods.ResourcesList] = new(typeof(ListResourcesRequestParams), "{}", NeedsParams: false),
        [RequestMethods.ResourcesTemplatesList] = new(typeof(ListResourceTemplatesRequestParams), "{}", NeedsParams: false),
        [RequestMethods.ResourcesRead] = new(typeof(ReadResourceRequestParams), """{"uri": "sessionboard://events"}""", NeedsParams: true),
        [RequestMethods.CompletionComplete] = new(
            typeof(CompleteRequestParams),
            """{"ref": {"type": "ref/prompt", "name": "weekly_status"}, "argument": {"name": "event", "value": "dev"}}""",
            NeedsParams: true),
#pragma warning disable MCP9005 // Deprecated at 2026-07-28; clients of the revisions before send it.
        [RequestMethods.LoggingSetLevel] = new(typeof(SetLevelRequestParams), """{"level": "warning"}""", NeedsParams: true),
#pragma warning restore MCP9005
        [RequestMethods.ResourcesSubscribe] = new(typeof(SubscribeRequestParams), """{"uri": "sessionboard://events"}""", NeedsParams: true),
        [RequestMethods.ResourcesUnsubscribe] = new(typeof(UnsubscribeRequestParams), """{"uri": "sessionboard://events"}""", NeedsParams: true),
        [RequestMethods.SubscriptionsListen] = new(typeof(SubscriptionsListenRequestParams), """{"notifications": {"toolsListChanged": true}}""", NeedsParams: false),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The shape of a method's parameters; null where it is not ours to know.</summary>
    public static RequestShape? Of(string method) => Known.GetValueOrDefault(method);

    /// <summary>Reads them once, as the SDK will.</summary>
    /// <exception cref="JsonException">They cannot be read.</exception>
    public void Read(JsonObject parameters) => parameters.Deserialize(McpJsonUtilities.DefaultOptions.GetTypeInfo(Type));
}
