using SessionboardMcp.Core.Pages;

namespace SessionboardMcp.Server.Pages;

/// <summary>Pages about signing in and out where people do so at an identity provider of their company.</summary>
internal static class SignOutHtml
{
    /// <summary>One button, which signs out.</summary>
    /// <param name="hidden">The fields that the form carries.</param>
    public static DeskAnswer Ask(IReadOnlyDictionary<string, string> hidden) => Answer("Sign out", Html.Of(
        $"""
        <h1>Sign out of these pages?</h1>
        <p>What your assistants want to change goes on waiting. Your identity provider may still know you: sign out there, too, where others use this browser.</p>
        <form method="post">
            {Html.Each(hidden, field => Html.Of($"<input type=\"hidden\" name=\"{field.Key}\" value=\"{field.Value}\" />"))}
            <div class="actions"><button type="submit" class="primary">Sign out</button></div>
        </form>
        <p class="note"><a href="{ChangePaths.List}">All changes</a></p>
        """));

    /// <summary>Nobody is signed in.</summary>
    /// <param name="signIn">Where one signs in.</param>
    public static DeskAnswer Done(string signIn) => Answer("Signed out", Html.Of(
        $"""
        <h1>You are signed out</h1>
        <p><a href="{signIn}">Sign in</a> to see what waits for you.</p>
        """));

    /// <summary>A form came after the session had ended. The page leads on by itself, by a navigation of its own.</summary>
    /// <param name="path">The page that it came from.</param>
    public static DeskAnswer Again(string path) => new(
        StatusCodes.Status403Forbidden,
        Html.Of(
            $"""
            {PageFrame.Begin("Sign in again", path)}
            <h1>Sign in again</h1>
            <p>You were signed in for half an hour. Nothing was decided by this. <a href="{path}">Sign in, and look at it again</a>.</p>
            {PageFrame.End}
            """),
        null);

    /// <summary>A sign-in did not work.</summary>
    /// <param name="signIn">Where one tries again.</param>
    public static DeskAnswer Failed(string signIn) => Answer(
        "Not signed in",
        Html.Of(
            $"""
            <h1>Signing in did not work</h1>
            <p>Nothing was decided. A sign-in is good for ten minutes, in the browser that it began in, with cookies allowed.</p>
            <p><a href="{signIn}">Sign in once more</a>. If it happens again, tell the person who runs this server. If somebody sent you this link, do not go on.</p>
            """),
        StatusCodes.Status400BadRequest);

    private static DeskAnswer Answer(string title, Html content, int status = StatusCodes.Status200OK) => new(status, PageFrame.Of(title, content), null);
}
