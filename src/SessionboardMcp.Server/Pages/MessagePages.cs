namespace SessionboardMcp.Server.Pages;

/// <summary>Pages for what can go wrong on the way, in words for people.</summary>
internal static class MessagePages
{
    private const string Again = "Go back to your assistant and connect Sessionboard once more.";

    /// <summary>A waiting request cannot go on.</summary>
    public static IResult Of(WaitingProblem problem) => problem switch
    {
        WaitingProblem.Expired => Show("This took too long", $"For your safety a sign-in is good for ten minutes. {Again}"),
        WaitingProblem.Used => Show("This was already decided", $"Each sign-in can be used once. If your assistant is not connected: {Again}"),
        WaitingProblem.OtherBrowser => Show(
            "This sign-in began somewhere else",
            $"It can only be finished in the browser that it began in, with cookies allowed. If somebody sent you this link, do not go on. {Again}"),
        WaitingProblem.OtherRegion => Show("That was another region", $"Sessionboard answered for a region that you did not choose. {Again}"),
        _ => Show("This sign-in is not known here", $"The link is incomplete or too old. {Again}"),
    };

    /// <summary>Sessionboard's sign-in failed.</summary>
    /// <param name="error">Its error code, one that is known here.</param>
    public static IResult SignInFailed(string error) => Show(
        "Signing in at Sessionboard did not work",
        error switch
        {
            "temporarily_unavailable" => "Sessionboard is overloaded or being repaired. Nothing was connected. Wait some minutes, then go back to your assistant and connect Sessionboard once more.",
            "server_error" => $"Sessionboard failed. Nothing was connected. {Again} If it happens again, look at Sessionboard's status page.",
            "unauthorized_client" or "invalid_client" or "unsupported_response_type" =>
                "Sessionboard does not accept this server as a client. Nothing was connected, and trying again will not help. Tell the person who runs this server.",
            "invalid_scope" => "Sessionboard does not grant the access that was asked for. Nothing was connected. Tell the person who runs this server.",
            _ => $"Nothing was connected. {Again} If it happens again, ask the person who runs this server to look at its log.",
        },
        code: error);

    /// <summary>Sessionboard cannot be reached.</summary>
    public static IResult SessionboardSilent() => Show(
        "Sessionboard cannot be reached", "Its sign-in does not answer at the moment. Load this page again in a minute.", StatusCodes.Status503ServiceUnavailable);

    /// <summary>The company's identity provider cannot be reached.</summary>
    public static IResult ProviderSilent() => Show(
        "Your identity provider cannot be reached", "Nobody can sign in here at the moment. Load this page again in a minute.", StatusCodes.Status503ServiceUnavailable);

    /// <summary>The assistant's request is wrong.</summary>
    /// <param name="reason">A sentence of ours.</param>
    public static IResult BadRequest(string reason) => Show("This cannot go on", reason);

    /// <summary>OpenIddict refused a request and may not send the browser back.</summary>
    /// <param name="error">The OAuth error code.</param>
    public static IResult Refused(string? error) => Show(
        "Your assistant's request was not right",
        error switch
        {
            "invalid_client" or "unauthorized_client" => "This server does not know the assistant, or not any more. Remove the connector in your assistant and add it again.",
            "invalid_request" => "The assistant sent something incomplete, or an address for the answer that it had not registered. Nothing was connected. Remove the connector in your assistant and add it again.",
            _ => $"Nothing was connected. {Again}",
        },
        code: error);

    private static IResult Show(string title, string text, int status = StatusCodes.Status400BadRequest, string? code = null) =>
        Page.Of<MessagePage>(new() { ["Title"] = title, ["Text"] = text, ["Code"] = code }, status);
}
