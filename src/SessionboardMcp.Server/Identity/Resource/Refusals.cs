using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Net.Http.Headers;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Identity.Authorization;

namespace SessionboardMcp.Server.Identity.Resource;

/// <summary>How the protected resource says no (RFC 6750, section 3; RFC 9728, section 5.1).</summary>
/// <param name="address">Our address.</param>
/// <param name="canReconnect">Whether a person can choose more access on our page; otherwise whoever runs the server gives it.</param>
internal sealed class Refusals(PublicAddress address, bool canReconnect = true)
{
    // JSON-RPC leaves -32000 to -32099 to implementations.
    private const int RefusedCode = -32003;
    private const int ParseErrorCode = -32700;
    private const int InvalidParamsCode = -32602;

    // Not the protocol's, but what the official servers answer.
    private const int UnknownSessionCode = -32001;

    /// <summary>401: a token is missing or no longer good. Names all that may be needed, as assistants ask once.</summary>
    /// <param name="context">The request.</param>
    /// <param name="wasGiven">Whether a token came.</param>
    public Task UnauthorizedAsync(HttpContext context, bool wasGiven)
    {
        var error = wasGiven ? "error=\"invalid_token\", error_description=\"The token is not valid here, or the connection has ended\", " : "";
        context.Response.Headers.WWWAuthenticate = $"Bearer {error}resource_metadata=\"{MetadataOf(context)}\", scope=\"{Join(RequiredScopes.Offered(context.RequestServices))}\"";
        return WriteAsync(context, StatusCodes.Status401Unauthorized, null, "Sign in first: connect this assistant to Sessionboard.", null);
    }

    /// <summary>403: the grant does not cover the call.</summary>
    /// <param name="context">The request.</param>
    /// <param name="id">The id of the JSON-RPC request.</param>
    /// <param name="needed">All that the call needs.</param>
    /// <param name="caller">Who calls. What they have is named too, as some clients ask for exactly what a challenge names.</param>
    public Task ForbiddenAsync(HttpContext context, JsonElement? id, IReadOnlyList<string> needed, Caller caller)
    {
        var missing = Join(needed.Where(scope => !caller.Scopes.Contains(scope)));
        context.Response.Headers.WWWAuthenticate =
            $"Bearer error=\"insufficient_scope\", scope=\"{Join(needed.Union(caller.Scopes))}\", resource_metadata=\"{MetadataOf(context)}\", error_description=\"This needs {missing}\"";
        var reconnect = canReconnect ? address.Text + ConnectionsEndpoint.Reconnect(missing, caller.Subject) : null;
        var advice = canReconnect
            ? $"To give it more access, the person opens this page, disconnects there, and connects this assistant once more: {reconnect}"
            : "Whoever runs this server decides which groups have which access.";
        return WriteAsync(
            context,
            StatusCodes.Status403Forbidden,
            id,
            $"This connection may not do that: it lacks {missing}. {advice}",
            new ErrorDetail(Join(needed), reconnect));
    }

    /// <summary>503: whether the grant lives cannot be told now.</summary>
    public static Task UnavailableAsync(HttpContext context)
    {
        context.Response.Headers[HeaderNames.RetryAfter] = "5";
        return WriteAsync(context, StatusCodes.Status503ServiceUnavailable, null, "This server cannot look up the connection at the moment. Try again in a few seconds.", null);
    }

    /// <summary>400: what the call needs cannot be told.</summary>
    public static Task UnreadableAsync(HttpContext context) => WriteAsync(
        context, StatusCodes.Status400BadRequest, null, "The body is no JSON in UTF-8, or has a member twice.", null, ParseErrorCode);

    /// <summary>413: longer than any call is.</summary>
    public static Task TooLargeAsync(HttpContext context) => WriteAsync(
        context, StatusCodes.Status413PayloadTooLarge, null, "The body is larger than any call needs. Ask for less at once.", null);

    /// <summary>404: a session that is none of ours. Clients start over without it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="id">The id of the JSON-RPC request.</param>
    public static Task UnknownSessionAsync(HttpContext context, JsonElement? id) => WriteAsync(
        context, StatusCodes.Status404NotFound, id, "Session not found. Begin again with initialize, without Mcp-Session-Id.", null, UnknownSessionCode);

    /// <summary>400: parameters that cannot be read.</summary>
    /// <param name="context">The request.</param>
    /// <param name="id">The id of the JSON-RPC request.</param>
    /// <param name="message">What right ones look like.</param>
    public static Task InvalidParamsAsync(HttpContext context, JsonElement? id, string message) =>
        WriteAsync(context, StatusCodes.Status400BadRequest, id, message, null, InvalidParamsCode);

    private string MetadataOf(HttpContext context) => canReconnect ? ResourceMetadata.AddressOf(address, context.Request) : address.ResourceMetadata;

    private static string Join(IEnumerable<string> scopes) => string.Join(' ', scopes.Order(StringComparer.Ordinal));

    private static Task WriteAsync(HttpContext context, int status, JsonElement? id, string message, ErrorDetail? detail, int code = RefusedCode)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(
            new ErrorDocument("2.0", id, new Error(code, message, detail)), ResourceJson.Default.ErrorDocument, cancellationToken: context.RequestAborted);
    }

    /// <summary>A JSON-RPC error, so that clients show the message to the model.</summary>
    internal sealed record ErrorDocument(
        [property: JsonPropertyName("jsonrpc")] string Version,
        [property: JsonPropertyName("id")] JsonElement? Id,
        [property: JsonPropertyName("error")] Error Error);

    /// <summary>The error.</summary>
    internal sealed record Error(
        [property: JsonPropertyName("code")] int Code,
        [property: JsonPropertyName("message")] string Message,
        [property: JsonPropertyName("data"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ErrorDetail? Detail);

    /// <summary>What to do about it.</summary>
    internal sealed record ErrorDetail(
        [property: JsonPropertyName("scope")] string Scope,
        [property: JsonPropertyName("reconnect"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reconnect);
}
