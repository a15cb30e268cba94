using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Hosting;

/// <summary>
/// Reads what a request brings before anything works with it, and refuses what is no text: NUL and broken UTF-8 end in the middle of a
/// database or a parser otherwise. Forms are read here, with their limits, once for everybody behind.
/// </summary>
internal sealed partial class ReadableRequests(RequestDelegate next, ILogger<ReadableRequests> logger)
{
    // The largest form of ours, a token request with an assertion that nobody asked for included, has a few thousand bytes.
    private const int MaxForm = 256 * 1024;

    private const int MaxFields = 200;

    /// <summary>Passes a request on, or answers it with 400, 413 or 415.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        // Two slashes at the start would be a host, where an address is made of the path.
        if (context.Request.Path.Value?.StartsWith("//", StringComparison.Ordinal) == true)
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "The address begins with two slashes.");
        else if (context.Request.Query.Any(pair => IsBroken(pair.Key) || pair.Value.Any(IsBroken)))
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "A parameter is no text.");
        else if (HttpMethods.IsPost(context.Request.Method) && !TryReadType(context.Request))
            await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, "The Content-Type is none that is read here. Text is in UTF-8.");
        else if (IsForm(context.Request) && await FormProblemAsync(context) is { } problem)
            await RefuseAsync(context, problem.Status, problem.Sentence);
        else
            await next(context);
    }

    private static bool IsCall(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments(McpEndpoint.Path, StringComparison.OrdinalIgnoreCase);

    private static bool IsForm(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.HasFormContentType && !IsCall(request);

    private static bool TryReadType(HttpRequest request)
    {
        if (string.IsNullOrEmpty(request.ContentType))
        {
            // Who brings no token either is told so first: assistants look for the challenge with a bare request. Where nobody asks for one, it is refused behind that.
            request.ContentType = null;
            return !IsCall(request) || !request.Headers.ContainsKey(HeaderNames.Authorization);
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !IsUtf8(HeaderUtilities.RemoveQuotes(type.Charset)))
            return false;
        // The SDK takes the charset as it stands for the name of an encoding, with the quotes that RFC 9110, section 8.3.1 allows.
        if (IsCall(request) && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            request.ContentType = "application/json";
        return true;
    }

    private static bool IsUtf8(StringSegment charset) =>
        charset.Length == 0 || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase);

    private static async Task<(int Status, string Sentence)?> FormProblemAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxForm;
        try
        {
            var form = await context.Request.ReadFormAsync(
                new FormOptions { ValueCountLimit = MaxFields, MultipartBodyLengthLimit = MaxForm, BufferBodyLengthLimit = MaxForm, KeyLengthLimit = 200, ValueLengthLimit = MaxForm },
                context.RequestAborted);
            return form.Any(pair => IsBroken(pair.Key) || pair.Value.Any(IsBroken)) ? (StatusCodes.Status400BadRequest, "A field of the form is no text.") : null;
        }
        catch (BadHttpRequestException refused)
        {
            return (refused.StatusCode, "The form cannot be read.");
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException && !context.RequestAborted.IsCancellationRequested)
        {
            return (StatusCodes.Status400BadRequest, "The form cannot be read.");
        }
    }

    // What was no UTF-8 has become the replacement character.
    private static bool IsBroken(string? text) => text is not null && text.AsSpan().IndexOfAny('\0', '\uFFFD') >= 0;

    private Task RefuseAsync(HttpContext context, int status, string sentence)
    {
        Log.Refused(logger, status, sentence);
        return RefusedRequest.WriteAsync(context, status, sentence);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Refused a request with {Status}: {Reason}")]
        public static partial void Refused(ILogger logger, int status, string reason);
    }
}
