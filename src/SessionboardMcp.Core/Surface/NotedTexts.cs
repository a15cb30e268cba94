using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Surface;

/// <summary>Notes which texts of strangers an answer hands to a connection, for whoever decides about its changes later. See <see cref="TextsRead"/>.</summary>
internal sealed class NotedTexts(TextsRead read)
{
    /// <summary>The filter of calls.</summary>
    public McpRequestHandler<CallToolRequestParams, CallToolResult> Tools(McpRequestHandler<CallToolRequestParams, CallToolResult> next) => async (request, cancellationToken) =>
    {
        var result = await next(request, cancellationToken);
        // What an answer about a change shows was written by the assistant, or read by it before.
        if (result is { IsError: not true, StructuredContent: { } answer } && request.MatchedPrimitive is SessionboardTool and not ChangeTool and not GetChangeTool)
            read.Add(SubjectOf(request.Services!), LongText.In(answer));
        return result;
    };

    /// <summary>The filter of reads of resources.</summary>
    public McpRequestHandler<ReadResourceRequestParams, ReadResourceResult> Resources(McpRequestHandler<ReadResourceRequestParams, ReadResourceResult> next) => async (request, cancellationToken) =>
    {
        var result = await next(request, cancellationToken);
        foreach (var content in result.Contents.OfType<TextResourceContents>().Where(content => content.Text.StartsWith('{')))
        {
            using var document = JsonDocument.Parse(content.Text);
            read.Add(SubjectOf(request.Services!), LongText.In(document.RootElement));
        }

        return result;
    };

    private static string SubjectOf(IServiceProvider services) => services.GetRequiredService<Caller>().Subject;
}
