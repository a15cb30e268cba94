using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Surface;

namespace SessionboardMcp.Server.Identity.Resource;

/// <summary>
/// Answers a call that the grant does not cover with HTTP 403 and a scope challenge (MCP 2026-07-28, authorization); the SDK would
/// answer it with 200. It reads the body at every protocol revision: the headers of 2026-07-28 say the same, but a call is what its
/// body says. What it cannot read, or could read in two ways, it does not pass on: the SDK might see another call in it.
/// </summary>
internal sealed class ScopeGate(RequestDelegate next, Refusals refusals)
{
    // Arguments of tools are short.
    private const int MaxBody = 4 * 1024 * 1024;

    // Of a member that is there twice the SDK takes the first or the last, depending on the member.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Passes a request on, or answers it with 403; with 400 or 413 where it is no message that can be judged.</summary>
    public async Task InvokeAsync(HttpContext context, Caller caller)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            await next(context);
            return;
        }

        // Whether or not the request says its length.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxBody;
        context.Request.EnableBuffering();
        using var body = await ReadOrRefuseAsync(context);
        if (body is null)
            return;
        context.Request.Body.Position = 0;
        if (!TryNeeded(body.RootElement, context.RequestServices, out var needed))
            await Refusals.UnreadableAsync(context);
        else if (caller.FirstMissing(needed) is not null)
            await refusals.ForbiddenAsync(context, body.RootElement.TryGetProperty("id", out var id) ? id.Clone() : null, needed, caller);
        else
            await next(context);
    }

    private static async Task<JsonDocument?> ReadOrRefuseAsync(HttpContext context)
    {
        try
        {
            return await JsonDocument.ParseAsync(context.Request.Body, Strict, context.RequestAborted);
        }
        catch (JsonException)
        {
            await Refusals.UnreadableAsync(context);
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await Refusals.TooLargeAsync(context);
        }

        return null;
    }

    private static bool TryNeeded(JsonElement message, IServiceProvider services, out IReadOnlyList<string> needed)
    {
        try
        {
            needed = Needed(message, services);
            return true;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is JSON, and no text.
            needed = [];
            return false;
        }
    }

    private static IReadOnlyList<string> Needed(JsonElement message, IServiceProvider services)
    {
        if (message.ValueKind != JsonValueKind.Object || Text(message, "method") is not { } method
            || !message.TryGetProperty("params", out var parameters) || parameters.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        return method switch
        {
            "tools/call" => Text(parameters, "name") is { } tool ? RequiredScopes.OfTool(tool, Arguments(parameters), services) : [],
            "prompts/get" => Text(parameters, "name") is { } prompt ? RequiredScopes.OfPrompt(prompt) : [],
            "resources/read" => Text(parameters, "uri") is { } uri ? RequiredScopes.OfResource(uri) : [],
            _ => [],
        };
    }

    private static Dictionary<string, JsonElement>? Arguments(JsonElement parameters) =>
        parameters.TryGetProperty("arguments", out var arguments) && arguments.ValueKind == JsonValueKind.Object
            ? arguments.EnumerateObject().ToDictionary(argument => argument.Name, argument => argument.Value, StringComparer.Ordinal)
            : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
