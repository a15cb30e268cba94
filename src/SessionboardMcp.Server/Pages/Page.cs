using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace SessionboardMcp.Server.Pages;

/// <summary>A page as the answer to a request, with the headers that keep it to itself.</summary>
internal static class Page
{
    /// <summary>Makes the answer.</summary>
    /// <param name="parameters">The page's parameters.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="formTargets">
    /// Where the answer to the page's form may lead to, besides this server: <c>form-action</c> holds for redirects, too, and
    /// <c>'self'</c> alone would silently stop the one to Sessionboard.
    /// </param>
    public static IResult Of<T>(Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK, IReadOnlyList<string>? formTargets = null)
        where T : IComponent =>
        new Guarded(new RazorComponentResult<T>(parameters) { StatusCode = status, PreventStreamingRendering = true }, formTargets ?? []);

    private sealed class Guarded(IResult page, IReadOnlyList<string> formTargets) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var headers = httpContext.Response.Headers;
            headers.ContentSecurityPolicy =
                $"default-src 'none'; style-src 'self'; form-action {string.Join(' ', formTargets.Prepend("'self'"))}; frame-ancestors 'none'; base-uri 'none'";
            // For browsers that do not know frame-ancestors.
            headers.XFrameOptions = "DENY";
            headers.XContentTypeOptions = "nosniff";
            // no-referrer would turn the Origin of the form into "null"; the address holds the id of the request.
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers.CacheControl = "no-store";
            return page.ExecuteAsync(httpContext);
        }
    }
}
