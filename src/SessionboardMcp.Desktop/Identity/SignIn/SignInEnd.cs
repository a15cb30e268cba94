using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Pages;
using Errors = OpenIddict.Abstractions.OpenIddictConstants.Errors;

namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>What a person reads in the browser when a sign-in has ended: what happened, whose turn it is, and one next step.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Sentences">What to do next.</param>
/// <param name="Code">The error code, for whoever helps; null for none.</param>
internal sealed record SignInEnd(string Title, IReadOnlyList<string> Sentences, string? Code = null)
{
    private const string Again = "Go back to your assistant and ask it to connect Sessionboard once more, or run login again.";

    /// <summary>The words where Sessionboard has not said yet what came of it.</summary>
    public static SignInEnd Unknown { get; } = new(
        "Sessionboard has not answered yet",
        ["You came back from Sessionboard, and this program waits for its last answer.", "Go back to your assistant and ask it to go on: it says whether you are signed in."]);

    /// <summary>The words for an end.</summary>
    /// <param name="error">The OAuth error code, one that is known here; null for success.</param>
    /// <param name="granted">The scopes that were granted, separated by spaces; null where Sessionboard does not tell.</param>
    public static SignInEnd Of(string? error, string? granted) => error switch
    {
        null or "" when granted?.Split(' ').Contains(Scopes.ReadInsights) == false => new(
            "Signed in, but one permission is missing",
            [$"Sessionboard did not grant {Scopes.ReadInsights}, without which it serves no assistant.", "Ask an organization admin of yours for it, then sign in again."]),
        null or "" => new("You are signed in", ["Sessionboard is connected to the assistants on this computer.", "Go back to your assistant. It can go on now."]),
        Errors.AccessDenied => new(
            "Nothing was connected",
            ["You said no at Sessionboard, or your account has no AI access there.", $"If you said no by mistake: {Again}", "If you have no AI access, ask an organization admin to switch on \"Connect AI assistants\" for you."],
            error),
        Errors.TemporarilyUnavailable or Errors.ServerError => new(
            "Sessionboard could not sign you in", ["It is overloaded or failed. Nothing was connected.", $"Wait some minutes. {Again}"], error),
        Errors.InvalidClient or Errors.UnauthorizedClient or Errors.UnsupportedResponseType => new(
            "Sessionboard does not accept this program",
            ["Nothing was connected, and trying again will not help.", "Ask whoever gave you the OAuth client for SESSIONBOARD_OAUTH_CLIENT_ID, or use an API token."],
            error),
        Errors.InvalidScope => new("Sessionboard does not grant what was asked for", ["Nothing was connected.", "Run login with --scopes to ask for less, or ask an organization admin."], error),
        Errors.InvalidGrant => new("This took too long", [$"Sessionboard's answer is no longer good. Nothing was connected. {Again}"], error),
        Errors.InvalidToken or Errors.InvalidRequest => new(
            "This sign-in is not the one that waits", [$"The link is old, or of another try. Nothing was connected. {Again}"], error),
        _ => new("Signing in did not work", [$"Nothing was connected. {Again}"], error),
    };

    /// <summary>The page.</summary>
    public string Page() => LonePage.Of(PageFrame.Of(
        Title,
        Html.Of(
            $"""
            <h1>{Title}</h1>
            {Html.Each(Sentences, sentence => Html.Of($"<p>{sentence}</p>"))}
            <p class="note">You can close this page.{Html.If(Code is not null, () => Html.Of($" <small class=\"code\">{Code}</small>"))}</p>
            """)));
}
