using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Surface;

/// <summary>
/// Which clients show views. At 2026-07-28 each request says it. At 2025-11-25 only the first does, and over HTTP, where nothing binds the others
/// to it, what a connection said there is remembered in this process. It decides what is listed, never what is allowed: who is forgotten, or asks
/// another replica, gets the text.
/// </summary>
internal sealed class ViewClients
{
    private const int MostConnections = 1_000;

    private readonly ConcurrentDictionary<string, bool> _said = new(StringComparer.Ordinal);

    /// <summary>A filter of all incoming messages that notes what a client says first.</summary>
    public McpMessageHandler Note(McpMessageHandler next) => (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is JsonRpcRequest { Method: RequestMethods.Initialize, Params: JsonObject said } && context.Services?.GetService<Caller>() is { } caller)
            Note(caller.Subject, Takes((said["capabilities"] as JsonObject)?["extensions"] as JsonObject));
        return next(context, cancellationToken);
    };

    /// <summary>Whether the client of a request shows views.</summary>
    public bool Has(McpServer server, IServiceProvider services)
    {
        if (server.ClientCapabilities is { } told)
            return told.Extensions?.TryGetValue(ToolView.Extension, out var settings) == true && Takes(settings);
        var caller = services.GetService<Caller>();
        return caller is not null && (_said.GetValueOrDefault(caller.Subject) || caller.Client == Assistants.ChatGpt);
    }

    private void Note(string connection, bool takes)
    {
        if (!takes)
            _said.TryRemove(connection, out _);
        else if (_said.Count < MostConnections || _said.ContainsKey(connection) || (_said.Keys.FirstOrDefault() is { } other && _said.TryRemove(other, out _)))
            _said[connection] = true;
    }

    private static bool Takes(JsonObject? extensions) => extensions is not null && extensions.TryGetPropertyValue(ToolView.Extension, out var settings) && Takes((object?)settings);

    // The list of media types is required; who leaves it away is believed all the same.
    private static bool Takes(object? settings)
    {
        var types = settings switch
        {
            JsonObject node => node["mimeTypes"],
            System.Text.Json.JsonElement { ValueKind: System.Text.Json.JsonValueKind.Object } element => JsonObject.Create(element)?["mimeTypes"],
            _ => null,
        };
        return types is not JsonArray list || list.Any(type => type is JsonValue value && value.TryGetValue<string>(out var name) && name == ToolView.MediaType);
    }
}
