using System.Text.Json;
using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Server.Identity.Resource;

/// <summary>
/// Answers a call that the grant does not cover with HTTP 403 and a scope challenge (MCP 2026-07-28, authorization); the SDK would
/// answer it with 200. It reads the body at every protocol revision: the headers of 2026-07-28 say the same, but a call is what its
/// body says.
/// </summary>
internal sealed class ScopeGate(RequestDelegate next, Refusals refusals)
{
    // Arguments of tools are short; a larger body is the SDK's to refuse, and each tool checks for itself.
    private const int MaxBody = 4 * 1024 * 1024;

    /// <summary>Passes a request on, or answers it with 403.</summary>
    public async Task InvokeAsync(HttpContext context, Caller caller)
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.ContentLength is null or <= MaxBody)
        {
            context.Request.EnableBuffering();
            using var body = await ReadAsync(context);
            context.Request.Body.Position = 0;
            if (body is not null && Needed(body.RootElement) is { } needed && caller.FirstMissing(needed) is not null)
            {
                JsonElement? id = body.RootElement.TryGetProperty("id", out var given) ? given.Clone() : null;
                await refusals.ForbiddenAsync(context, id, needed, caller);
                return;
            }
        }

        await next(context);
    }

    private static async Task<JsonDocument?> ReadAsync(HttpContext context)
    {
        try
        {
            return await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        }
        catch (JsonException)
        {
            // What is no JSON is the SDK's to refuse.
            return null;
        }
    }

    private static IReadOnlyList<string>? Needed(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object || Text(message, "method") is not { } method
            || !message.TryGetProperty("params", out var parameters) || parameters.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return method switch
        {
            "tools/call" => Text(parameters, "name") is { } tool ? RequiredScopes.OfTool(tool) : null,
            "prompts/get" => Text(parameters, "name") is { } prompt ? RequiredScopes.OfPrompt(prompt) : null,
            "resources/read" => Text(parameters, "uri") is { } uri ? RequiredScopes.OfResource(uri) : null,
            _ => null,
        };
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
