using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Requests;

namespace SessionboardMcp.Server.Identity.Resource;

/// <summary>
/// Sessions of the revisions before 2026-07-28, of which this server keeps none. An id that it never gave, such as one of another server
/// at this address, is answered with 404, on which a client starts over (MCP 2025-11-25, transports, session management). ChatGPT alone
/// gets an id: on these revisions a client names itself only when it begins, and the id brings the name back on any replica. It says no
/// more than that, so that anybody may make one. From 2026-07-28 on there are no sessions (SEP-2567), and the header is ignored.
/// </summary>
internal sealed class SessionIds(RequestDelegate next)
{
    private const string SessionHeader = "Mcp-Session-Id";
    private const string RevisionHeader = "MCP-Protocol-Version";
    private const string RevisionMember = "io.modelcontextprotocol/protocolVersion";
    private const string ClientMember = "io.modelcontextprotocol/clientInfo";
    private const string FirstWithoutSessions = "2026-07-28";
    private const string Prefix = "chatgpt.";
    private const int RandomBytes = 16;

    // Twice the longest address of a resource that is read at all.
    private const int MaxSaidAgain = 2_000;

    /// <summary>Passes a request on without its session, or answers 404, or 415 where it says no type.</summary>
    public async Task InvokeAsync(HttpContext context, AskingClient asking)
    {
        // Whoever lacks a token was told so by now, and the SDK stumbles over a body of no type.
        if (HttpMethods.IsPost(context.Request.Method) && string.IsNullOrEmpty(context.Request.ContentType))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            await context.Response.WriteAsync("A call has the Content-Type application/json, and this one has none.\n", context.RequestAborted);
            return;
        }

        using var body = HttpMethods.IsPost(context.Request.Method) ? await ReadAsync(context) : null;
        var message = body?.RootElement.ValueKind == JsonValueKind.Object ? body.RootElement : default;
        var isInitialize = Text(message, "method") == RequestMethods.Initialize;
        asking.Name = Text(Member(Member(Member(message, "params"), "_meta"), ClientMember), "name");
        if (context.Request.Headers.TryGetValue(SessionHeader, out var session))
        {
            asking.IsChatGpt = IsOurs(session.ToString());
            if (!asking.IsChatGpt && !isInitialize && !IsWithoutSessions(context.Request, message))
            {
                await Refusals.UnknownSessionAsync(context, Id(message));
                return;
            }

            context.Request.Headers.Remove(SessionHeader);
        }

        if (!IsShortWhereSaidAgain(context.Request, message))
            await Refusals.InvalidParamsAsync(context, Id(message), Unreadable.ParamsOf(Text(message, "method") ?? ""));
        else if (isInitialize)
            await InitializeAsync(context, message);
        else if (!CanBeRouted(message))
            await Refusals.InvalidParamsAsync(context, Id(message), Unreadable.ParamsOf(Text(message, "method") ?? ""));
        else
            await next(context);
    }

    // The SDK compares these with headers before any filter, and takes them for text.
    private static bool CanBeRouted(JsonElement message) => Member(message, "params") switch
    {
        { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => true,
        { ValueKind: JsonValueKind.Object } parameters => IsTextIfThere(parameters, "name") && IsTextIfThere(parameters, "uri"),
        _ => false,
    };

    // The SDK says these once more, whole, where they are not what a header says, or no revision that it knows.
    private static bool IsShortWhereSaidAgain(HttpRequest request, JsonElement message)
    {
        var parameters = Member(message, "params");
        var isInHeaders = request.Headers.ContainsKey("Mcp-Method") || request.Headers.ContainsKey("Mcp-Name") || IsWithoutSessions(request, message);
        return IsShort(parameters, "protocolVersion")
            && IsShort(Member(parameters, "_meta"), RevisionMember)
            && (!isInHeaders || (IsShort(message, "method") && IsShort(parameters, "name") && IsShort(parameters, "uri")));
    }

    private static bool IsShort(JsonElement element, string name) => !(Text(element, name)?.Length > MaxSaidAgain);

    private static bool IsTextIfThere(JsonElement parameters, string name) =>
        Member(parameters, name).ValueKind is JsonValueKind.Undefined or JsonValueKind.Null || Text(parameters, name) is not null;

    private async Task InitializeAsync(HttpContext context, JsonElement message)
    {
        // The revision is what this request is about; the header belongs to those after it.
        if (!string.Equals(context.Request.Headers[RevisionHeader], FirstWithoutSessions, StringComparison.Ordinal))
            context.Request.Headers.Remove(RevisionHeader);
        if (Assistants.IsChatGpt(Text(Member(Member(message, "params"), "clientInfo"), "name")))
            context.Response.Headers[SessionHeader] = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        try
        {
            await next(context);
        }
        catch (JsonException) when (!context.Response.HasStarted)
        {
            // The SDK reads this one request before any filter.
            context.Response.Clear();
            await Refusals.InvalidParamsAsync(context, Id(message), Unreadable.ParamsOf(RequestMethods.Initialize));
        }
    }

    // What cannot be read is the next one's to refuse.
    private static async Task<JsonDocument?> ReadAsync(HttpContext context)
    {
        context.Request.EnableBuffering();
        try
        {
            return await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            context.Request.Body.Position = 0;
        }
    }

    // By the body where both speak: claude.ai was seen sending the header 2025-11-25 with the newer revision inside (2026-11).
    private static bool IsWithoutSessions(HttpRequest request, JsonElement message) =>
        string.CompareOrdinal(Text(Member(Member(message, "params"), "_meta"), RevisionMember) ?? request.Headers[RevisionHeader], FirstWithoutSessions) >= 0;

    private static bool IsOurs(string session) =>
        session.StartsWith(Prefix, StringComparison.Ordinal)
        && Base64Url.IsValid(session.AsSpan(Prefix.Length), out var length)
        && length == RandomBytes;

    private static JsonElement? Id(JsonElement message) => Member(message, "id") is { ValueKind: JsonValueKind.String or JsonValueKind.Number } id ? id.Clone() : null;

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static string? Text(JsonElement element, string name)
    {
        var member = Member(element, name);
        try
        {
            return member.ValueKind == JsonValueKind.String ? member.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is JSON, and no text.
            return null;
        }
    }
}
