using SessionboardMcp.Sandbox.OAuth.Grants;

namespace SessionboardMcp.Sandbox.OAuth.Pages;

/// <summary>Says why a browser was not let on.</summary>
internal static class ProblemPage
{
    public static string Body(OAuthRefusedException refused) =>
        $"<p>{HtmlPage.Text(refused.Message)}</p><p>Error code: <code>{HtmlPage.Text(refused.Error)}</code></p><p>Go back to the application and connect again.</p>";
}
