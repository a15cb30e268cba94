using System.Text.Json.Serialization;
using SessionboardMcp.Server.Identity.Authorization;
using SessionboardMcp.Server.Identity.Clients.Registration;
using SessionboardMcp.Server.Pages;

namespace SessionboardMcp.Server.Hosting;

/// <summary>The answer to a request that cannot be read, in the form that whoever asked understands.</summary>
internal static class RefusedRequest
{
    private static readonly string[] JsonPaths =
        [AuthorizationServer.Path + "/token", AuthorizationServer.Path + "/revoke", RegistrationEndpoint.Path];

    /// <summary>Writes it: a page for a browser, an OAuth error (RFC 6749, section 5.2) at the endpoints that speak JSON, a line elsewhere.</summary>
    /// <param name="context">The request; nothing was answered yet.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="sentence">What is wrong, in words of ours.</param>
    public static Task WriteAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        if (!Array.Exists(JsonPaths, path => context.Request.Path.Equals(path, StringComparison.OrdinalIgnoreCase)))
            return Page.IsWanted(context.Request) ? MessagePages.Failed(status, sentence).ExecuteAsync(context) : context.Response.WriteAsync(sentence + "\n", context.RequestAborted);
        var error = status < StatusCodes.Status500InternalServerError ? "invalid_request" : "server_error";
        return context.Response.WriteAsJsonAsync(new Document(error, sentence), RefusedJson.Default.Document, cancellationToken: context.RequestAborted);
    }

    /// <summary>The error.</summary>
    internal sealed record Document(
        [property: JsonPropertyName("error")] string Error, [property: JsonPropertyName("error_description")] string Description);
}

/// <summary>How it is written.</summary>
[JsonSerializable(typeof(RefusedRequest.Document))]
internal sealed partial class RefusedJson : JsonSerializerContext;
