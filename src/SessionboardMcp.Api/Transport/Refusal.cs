using System.Globalization;
using System.Net;
using System.Text.Json;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Limits;

namespace SessionboardMcp.Api.Transport;

/// <summary>Turns an answer that is not a success into an error with words of our own.</summary>
internal static class Refusal
{
    private const int MaxErrorBytes = 64 * 1024;

    public static async Task<SessionboardException> OfAsync(
        Operation operation, HttpResponseMessage response, string secret, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new UnauthorizedException(
                operation.Name,
                "Sessionboard did not accept the credential. It may be revoked, expired or of the other region.",
                status),
            HttpStatusCode.Forbidden => Forbidden(operation, (await ExplainAsync(response.Content, secret, cancellationToken).ConfigureAwait(false)).Message),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new NotFoundException(
                operation.Name, status, "Sessionboard knows no such record, or the credential does not reach it."),
            HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed => new ConflictException(
                operation.Name, status, "The record was changed in the meantime. Read it again, then decide."),
            HttpStatusCode.TooManyRequests => RateLimited(operation, response, now),
            HttpStatusCode.RequestTimeout => Unavailable(operation, status, true, "Sessionboard gave up waiting for the request."),
            >= HttpStatusCode.InternalServerError => Unavailable(operation, status, true, $"Sessionboard failed ({status})."),
            >= HttpStatusCode.BadRequest => await InvalidAsync(operation, response, secret, cancellationToken).ConfigureAwait(false),
            >= HttpStatusCode.Ambiguous => Unavailable(
                operation,
                status,
                false,
                "Sessionboard answered with a redirect. It is not followed, because the credential must not travel elsewhere. Check the configured address."),
            _ => Unavailable(operation, status, false, $"Sessionboard answered with an unexpected status ({status})."),
        };
    }

    /// <summary>What a 403 of an operation means.</summary>
    public static ForbiddenException Forbidden(Operation operation, string? said = null) =>
        new(
            operation.Name,
            operation.Scope,
            operation.Scope is { } scope
                ? $"The credential may not do this. It needs the scope {scope}, access to the event, and AI and MCP access switched on in Sessionboard."
                : "The credential may not do this. It needs access to the event, and AI and MCP access switched on in Sessionboard.",
            said);

    private static RateLimitedException RateLimited(Operation operation, HttpResponseMessage response, DateTimeOffset now)
    {
        var wait = RateLimitHeaders.RetryAfter(response.Headers, now);
        var told = wait is { } pause ? now + pause : RateLimitHeaders.Read(response.Headers, now)?.ResetsAt;
        var reset = told ?? now + RateLimitHeaders.Window;
        return new RateLimitedException(
            operation.Name,
            operation.Category,
            reset,
            told is not null,
            wait,
            told is null
                ? "Sessionboard's request budget is spent; Sessionboard did not say until when."
                : string.Create(CultureInfo.InvariantCulture, $"Sessionboard's request budget is spent until {reset.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC."));
    }

    private static UpstreamUnavailableException Unavailable(Operation operation, int status, bool isTransient, string message) =>
        new(operation.Name, status, isTransient, message);

    private static async Task<InvalidRequestException> InvalidAsync(
        Operation operation, HttpResponseMessage response, string secret, CancellationToken cancellationToken)
    {
        var (message, field) = await ExplainAsync(response.Content, secret, cancellationToken).ConfigureAwait(false);
        return new InvalidRequestException(
            operation.Name,
            (int)response.StatusCode,
            field,
            message,
            field is null ? "Sessionboard did not accept the request." : "Sessionboard did not accept one field of the request.");
    }

    private static async Task<(string? Message, string? Field)> ExplainAsync(
        HttpContent content, string secret, CancellationToken cancellationToken)
    {
        try
        {
            var body = await BoundedBody.ReadAsync(content, MaxErrorBytes, cancellationToken).ConfigureAwait(false);
            if (body is not { Length: > 0 } bytes) return default;
            var root = JsonElement.Parse(WholeText.Of(bytes).Span);
            return (Sentence(root, secret), Quote(root, secret, "field", "param", "path"));
        }
        catch (Exception failure) when (failure is JsonException or IOException or HttpRequestException or InvalidDataException)
        {
            // The refusal itself stands; only its explanation is lost.
            return default;
        }
    }

    // What is called error may be the name of a class (TooManyRequestsError), which tells a person nothing.
    private static string? Sentence(JsonElement root, string secret) =>
        new[] { Quote(root, secret, "message"), Quote(root, secret, "error") }.FirstOrDefault(text => text is not null && !IsClassName(text));

    private static bool IsClassName(string text) =>
        (text.EndsWith("Error", StringComparison.Ordinal) || text.EndsWith("Exception", StringComparison.Ordinal)) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_');

    private static string? Quote(JsonElement root, string secret, params ReadOnlySpan<string> names)
    {
        if (root.ValueKind != JsonValueKind.Object) return null;
        foreach (var name in names)
        {
            if (root.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Array)
                return UpstreamText.Clean(LooseText.TextOf(value)?.Replace(secret, "…", StringComparison.Ordinal));
        }

        return null;
    }
}
