using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Api.Logs;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Surface;

/// <summary>The names that a client may be logged to have used: whatever else it sends is its own choice of words.</summary>
internal static class CatalogueNames
{
    // "Server (name version), Client (name version)" of the SDK is not among them: the client chose half of it.
    private static readonly string[] Methods =
    [
        RequestMethods.Initialize, RequestMethods.Ping, RequestMethods.ToolsList, RequestMethods.ToolsCall, RequestMethods.PromptsList,
        RequestMethods.PromptsGet, RequestMethods.ResourcesList, RequestMethods.ResourcesRead, RequestMethods.ResourcesTemplatesList,
        RequestMethods.CompletionComplete, "logging/setLevel", RequestMethods.ServerDiscover,
        NotificationMethods.InitializedNotification, NotificationMethods.CancelledNotification, NotificationMethods.ProgressNotification,
    ];

    /// <summary>All of them, for the lines of the SDK.</summary>
    public static LogVocabulary Vocabulary { get; } = new("ModelContextProtocol", new HashSet<string>(
    [
        .. Methods,
        .. ToolCatalogue.Create().Select(tool => tool.ProtocolTool.Name),
        .. DeepResearch.Create().Select(tool => tool.ProtocolTool.Name),
        .. Views.Create().Select(tool => tool.ProtocolTool.Name),
        .. PromptCatalogue.Create().Select(prompt => prompt.ProtocolPrompt.Name),
        .. ResourceCatalogue.Create().Where(resource => !resource.IsTemplated).Select(resource => resource.ProtocolResourceTemplate.UriTemplate),
    ],
    StringComparer.Ordinal))
    {
        // A refusal of ours or of the SDK is thrown as an exception, told as one that nobody handled, and told again by whoever handles it.
        IsToldAgain = static (template, exception) =>
            template?.Contains("but no handler is available", StringComparison.Ordinal) == true
            || (exception is McpException && template?.Contains("threw an unhandled exception", StringComparison.Ordinal) == true),
    };
}
