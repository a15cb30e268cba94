namespace SessionboardMcp.Server.Pages;

/// <summary>
/// Leaves this server by a fresh navigation. A browser holds every redirect of a form's answer to the page's <c>form-action</c> (CSP
/// Level 3, section 6.4.1), however many hosts Sessionboard's sign-in passes; and a redirect to an application that is not opened leaves a
/// person with nothing to click.
/// </summary>
internal static class Leaving
{
    // What a browser would run or read itself, instead of handing it to an application.
    private static readonly HashSet<string> Unfit = new(StringComparer.OrdinalIgnoreCase) { "javascript", "data", "vbscript", "blob", "file", "filesystem", "about", "view-source" };

    /// <summary>Goes to where a redirect would lead; anything else that the result answers stays as it is.</summary>
    /// <param name="redirect">The result.</param>
    public static IResult ToSessionboard(IResult redirect) => new Instead(redirect);

    /// <summary>Goes back to the assistant.</summary>
    /// <param name="address">Its redirect address, with the answer.</param>
    public static IResult ToAssistant(string address)
    {
        var target = RedirectTarget.Of(address);
        return target.Kind == RedirectKind.Application
            ? To(address, "Going back to your assistant", "Your browser may ask whether to open the application: allow it. You can close this page afterwards.", "Open the application")
            : To(address, "Going back to your assistant", $"If nothing happens, go on to {target.Shown} yourself.", "Continue");
    }

    private static IResult To(string address, string title, string text, string link) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && !Unfit.Contains(uri.Scheme)
            ? Page.Of<LeavingPage>(new() { ["Address"] = address, ["Title"] = title, ["Text"] = text, ["Link"] = link }, referrer: "no-referrer")
            : MessagePages.BadRequest("The assistant's address for the answer is none that a browser may open.", "Remove the connector in your assistant and add it again.");

    private sealed class Instead(IResult redirect) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            await redirect.ExecuteAsync(httpContext);
            var response = httpContext.Response;
            if (response.HasStarted || response.Headers.Location.ToString() is not { Length: > 0 } address)
                return;
            response.Headers.Location = default;
            await To(address, "Going on to Sessionboard", "If nothing happens, go on yourself. You sign in there.", "Continue to Sessionboard").ExecuteAsync(httpContext);
        }
    }
}
