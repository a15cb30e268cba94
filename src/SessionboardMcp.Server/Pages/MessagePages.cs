using SessionboardMcp.Core.Pages;

namespace SessionboardMcp.Server.Pages;

/// <summary>Pages for what can go wrong on the way, in words for people.</summary>
internal static class MessagePages
{
    private const string Again = "Go back to your assistant and connect Sessionboard once more.";
    private const string AddAgain = "Remove the connector in your assistant and add it again.";
    private const string TellOperator = "Tell the person who runs this server.";

    /// <summary>A waiting request cannot go on.</summary>
    public static IResult Of(WaitingProblem problem) => Show(problem switch
    {
        WaitingProblem.Expired => new("This took too long", "For your safety a sign-in is good for ten minutes. Nothing was connected.", Turn.Yours, Again),
        WaitingProblem.Used => new("This was already decided", "Each sign-in can be used once.", Turn.Yours, "If your assistant is not connected yet, go back to it and connect Sessionboard once more."),
        WaitingProblem.OtherBrowser => new(
            "This sign-in began somewhere else",
            "It can only be finished in the browser that it began in, with cookies allowed. If somebody sent you this link, do not go on.",
            Turn.Yours,
            "If you were connecting it yourself, go back to your assistant and connect Sessionboard once more."),
        WaitingProblem.OtherRegion => new("That was another region", "Sessionboard answered for a region that you did not choose. Nothing was connected.", Turn.Yours, Again),
        _ => new("This sign-in is not known here", "The link is incomplete or too old.", Turn.Yours, Again),
    });

    /// <summary>Sessionboard's sign-in failed.</summary>
    /// <param name="error">Its error code, one that is known here.</param>
    public static IResult SignInFailed(string error)
    {
        var (what, turn, step) = error switch
        {
            "temporarily_unavailable" => ("Sessionboard is overloaded or being repaired. Nothing was connected.", Turn.Sessionboards, "Wait some minutes, then go back to your assistant and connect Sessionboard once more."),
            "server_error" => ("Sessionboard failed. Nothing was connected.", Turn.Sessionboards, $"Wait a minute. {Again} If it happens again, look at Sessionboard's status page."),
            "unauthorized_client" or "invalid_client" or "unsupported_response_type" =>
                ("Sessionboard does not accept this server as a client. Nothing was connected, and trying again will not help.", Turn.Operators, TellOperator),
            "invalid_scope" => ("Sessionboard does not grant the access that was asked for. Nothing was connected.", Turn.Operators, TellOperator),
            _ => ("Nothing was connected.", Turn.Yours, $"{Again} If it happens again, ask the person who runs this server to look at its log."),
        };
        return Show(new("Signing in at Sessionboard did not work", what, turn, step) { Code = error });
    }

    /// <summary>Sessionboard cannot be reached.</summary>
    public static IResult SessionboardSilent() => Show(
        new("Sessionboard cannot be reached", "Its sign-in does not answer at the moment.", Turn.Sessionboards, "Load this page again in a minute."), StatusCodes.Status503ServiceUnavailable);

    /// <summary>The company's identity provider cannot be reached.</summary>
    public static IResult ProviderSilent() => Show(
        new("Your identity provider cannot be reached", "Nobody can sign in here at the moment.", Turn.Operators, "Load this page again in a minute."), StatusCodes.Status503ServiceUnavailable);

    /// <summary>Another account of the machine asks for what only the person who runs the server sees.</summary>
    public static IResult OtherAccount() => Show(
        new("This is another account's", "Changes are approved by the account that runs this server, and this browser runs under another one.", Turn.Yours, "Open it in a browser of that account. Or, where the server runs in a container or under an account of its own, set Approval__Account to the number that id -u says in yours, and start it again."),
        StatusCodes.Status403Forbidden, PagePaths.Local);

    /// <summary>A request or a form is wrong.</summary>
    /// <param name="what">What was wrong, and what did not happen.</param>
    /// <param name="step">The one next step.</param>
    /// <param name="next">The page on which that is done; null where it is not done here.</param>
    /// <param name="links">The pages beside it; null on the way of a sign-in.</param>
    public static IResult BadRequest(string what, string step, PageLink? next = null, PageLinks? links = null) =>
        Show(new("This cannot go on", what, Turn.Yours, step) { Next = next }, links: links);

    /// <summary>There is no such page.</summary>
    /// <param name="links">The pages that there are.</param>
    public static IResult NotFound(PageLinks links) => Show(
        new("There is no such page", "The address is wrong, or the page is not there any more.", Turn.Yours, "Begin at the first page of this server.") { Next = new("/", "First page") }, StatusCodes.Status404NotFound, links);

    /// <summary>A request could not be read, or something failed here.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="sentence">What is wrong, in words of ours.</param>
    public static IResult Failed(int status, string sentence) => Page.Of(
        status < StatusCodes.Status500InternalServerError
            ? new Message("This cannot be read", sentence, Turn.Yours, "Go back, load the page again, and try once more.") { Code = $"{status}" }
            : new Message("Something went wrong here", sentence, Turn.Operators, $"Try once more in a minute. If it happens again: {TellOperator}") { Code = $"{status}" },
        status);

    /// <summary>OpenIddict refused a request and may not send the browser back.</summary>
    /// <param name="error">The OAuth error code.</param>
    public static IResult Refused(string? error)
    {
        var (what, step) = error switch
        {
            "invalid_client" or "unauthorized_client" => ("This server does not know the assistant, or not any more. Nothing was connected.", AddAgain),
            "invalid_request" => ("The assistant sent something incomplete, or an address for the answer that it had not registered. Nothing was connected.", AddAgain),
            _ => ("Nothing was connected.", Again),
        };
        return Show(new("Your assistant's request was not right", what, Turn.Yours, step) { Code = error });
    }

    private static IResult Show(Message message, int status = StatusCodes.Status400BadRequest, PageLinks? links = null) =>
        Page.Of<MessagePage>(new() { ["Message"] = message, ["Links"] = links }, status);
}
