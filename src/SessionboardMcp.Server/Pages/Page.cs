using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using SessionboardMcp.Core.Pages;

namespace SessionboardMcp.Server.Pages;

/// <summary>A page as the answer to a request, with the headers that keep it to itself.</summary>
internal static class Page
{
    /// <summary>Makes the answer.</summary>
    /// <param name="parameters">The page's parameters.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="isAlone">
    /// Whether it is cut off from the page that opened its window. Never on the way of a sign-in: assistants that sign in by a popup
    /// hear of the end through their opener, and one page that cuts it off does so for good.
    /// </param>
    /// <param name="referrer">What the next page learns of this one's address.</param>
    public static IResult Of<T>(
        Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK, bool isAlone = false, string referrer = "same-origin")
        where T : IComponent =>
        new Guarded(new RazorComponentResult<T>(parameters) { StatusCode = status, PreventStreamingRendering = true }, isAlone, referrer, PageFrame.Policy);

    /// <summary>Makes the answer of what Core's pages say.</summary>
    /// <param name="answer">A page, or where it leads on to.</param>
    public static IResult Of(DeskAnswer answer) => new Guarded(new Told(answer), isAlone: true, "same-origin", PageFrame.Policy);

    /// <summary>Makes the answer of a page that needs no sign-in.</summary>
    /// <param name="page">The page.</param>
    /// <param name="policy">Its content security policy; null for that of every page.</param>
    public static IResult Of(Html page, string? policy = null) =>
        new Guarded(new Told(new DeskAnswer(StatusCodes.Status200OK, page, null)), isAlone: true, "same-origin", policy ?? PageFrame.Policy);

    /// <summary>Whether whoever asks shows pages: browsers say so, and programs that take anything do not.</summary>
    public static bool IsWanted(HttpRequest request) => request.Headers.Accept.Any(types => types?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>Makes the answer of a message, with nothing but what a failed start leaves, too.</summary>
    public static IResult Of(Message message, int status) => new Guarded(new Told(new DeskAnswer(status, MessageHtml.Of(message, null), null)), isAlone: false, "same-origin", PageFrame.Policy);

    private sealed class Told(DeskAnswer answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = answer.Status;
            if (answer.Location is { } location)
                httpContext.Response.Headers.Location = location;
            return answer.Page is not { } page ? Task.CompletedTask : Results.Text(page.ToString(), "text/html; charset=utf-8", statusCode: answer.Status).ExecuteAsync(httpContext);
        }
    }

    private sealed class Guarded(IResult page, bool isAlone, string referrer, string policy) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var headers = httpContext.Response.Headers;
            // form-action holds for every redirect of a form's answer; a form whose answer leads to another site is answered by Leaving.
            headers.ContentSecurityPolicy = policy;
            // For browsers that do not know frame-ancestors.
            headers.XFrameOptions = "DENY";
            headers.XContentTypeOptions = "nosniff";
            // By itself same-origin: no-referrer would turn the Origin of a form into "null".
            headers["Referrer-Policy"] = referrer;
            headers["Cross-Origin-Opener-Policy"] = isAlone ? "same-origin" : "unsafe-none";
            headers.CacheControl = "no-store";
            return page.ExecuteAsync(httpContext);
        }
    }
}
