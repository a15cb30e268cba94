using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SessionboardMcp.Core.Surface;

/// <summary>
/// Who this server is, as clients show it to people: description, icons, web site. Only in the answer to <c>initialize</c> and to
/// <c>server/discover</c>: at 2026-07-28 the SDK writes the server's name into every result, and a picture in each would cost more than many an answer.
/// </summary>
internal static class ServerCard
{
    private const string Description = "Ask about a Sessionboard conference: papers, programme, speakers. Not made by Sessionboard.";

    /// <summary>The filter of all outgoing messages.</summary>
    public static McpMessageHandler Add(McpMessageHandler next) => (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is JsonRpcResponse { Result: JsonObject result } && Named(result) is { } server)
            Describe(server, context.Services?.GetService<ServerSite>()?.Address);
        return next(context, cancellationToken);
    };

    private static JsonObject? Named(JsonObject result) =>
        result["serverInfo"] as JsonObject
        ?? (result.ContainsKey("supportedVersions") ? result["_meta"]?["io.modelcontextprotocol/serverInfo"] as JsonObject : null);

    private static void Describe(JsonObject server, Uri? site)
    {
        server["description"] = Description;
        server["icons"] = new JsonArray([.. ServerIcon.At(site).Select(Written)]);
        if (site is not null)
            server["websiteUrl"] = site.AbsoluteUri;
    }

    private static JsonObject Written(Icon icon) => new()
    {
        ["src"] = icon.Source,
        ["mimeType"] = icon.MimeType,
        ["sizes"] = new JsonArray([.. icon.Sizes!.Select(size => (JsonNode)size)]),
    };
}
