namespace SessionboardMcp.Core.Pages;

/// <summary>A page that says what happened, whose turn it is, and what to do next.</summary>
public static class MessageHtml
{
    /// <summary>The page.</summary>
    /// <param name="message">What it says.</param>
    /// <param name="links">The pages beside it; null on the way of a sign-in.</param>
    public static Html Of(Message message, PageLinks? links) => PageFrame.Of(message.Title, Body(message), PageShape.Sentences, links);

    /// <summary>What stands on it.</summary>
    /// <param name="message">What it says.</param>
    public static Html Body(Message message) => Html.Of(
        $"""
        <h1>{message.Title}</h1>
                <p>{message.What}</p>
                <div class="turn">
                    <p class="whose">{Whose(message.Turn)}</p>
                    <p class="step">{message.Step}</p>
                    {Html.If(message.Next is not null, () => Html.Of($"<p class=\"actions\"><a class=\"button\" href=\"{message.Next!.Path}\">{message.Next.Words}</a></p>"))}
                </div>
                {Html.If(message.Code is not null, () => Html.Of($"<p class=\"for-help\">For whoever helps you: <small class=\"code\">{message.Code}</small></p>"))}
        """);

    private static string Whose(Turn turn) => turn switch
    {
        Turn.Operators => "The turn of whoever runs this server",
        Turn.Sessionboards => "Sessionboard's turn",
        _ => "Your turn",
    };
}
