using SessionboardMcp.Server.Pages;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>
/// Shows a browser a page where the authorization endpoint's answer, good or bad, leads to an application with a scheme of its own: a
/// browser that does not open it by itself needs something to click, and shows nothing on a redirect. Programs get the redirect of
/// RFC 6749, section 4.1.2.
/// </summary>
internal sealed class ApplicationAnswers(RequestDelegate next)
{
    /// <summary>Passes a request on, and looks at the answer.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        var response = context.Response;
        if (response.HasStarted
            || response.StatusCode != StatusCodes.Status302Found
            || !context.Request.Path.StartsWithSegments(AuthorizationServer.AuthorizePath, StringComparison.OrdinalIgnoreCase)
            || !Page.IsWanted(context.Request)
            || response.Headers.Location.ToString() is not { Length: > 0 } address
            || !char.IsAsciiLetter(address[0])
            || RedirectTarget.Of(address).Kind != RedirectKind.Application)
        {
            return;
        }

        response.Headers.Location = default;
        await Leaving.ToAssistant(address).ExecuteAsync(context);
    }
}
