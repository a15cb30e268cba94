using SessionboardMcp.Core.Pages;

namespace SessionboardMcp.Server.Pages.Welcome;

/// <summary>The page of who opens this server's address in a browser: what it is, how an assistant is connected, what it may do, who runs it.</summary>
internal static class WelcomeHtml
{
    private static readonly string[] Questions =
    [
        "How many accepted sessions are there in each track?",
        "Which speakers have no photo or no biography yet?",
        "Is anybody, or any room, booked twice?",
        "What changed in the programme since Monday?",
        "Move these four sessions to the Main Hall.",
        "Accept these three abstracts.",
    ];

    /// <summary>The page.</summary>
    /// <param name="resource">The connector's address: the configured one, or the one that is listened on, and never a request's.</param>
    /// <param name="facts">What this server is.</param>
    /// <param name="who">Who runs it.</param>
    public static Html Of(string resource, WelcomeFacts facts, OperatorOptions who) => PageFrame.Of(
        "A connector for your assistant",
        Html.Of(
            $"""
            <div class="welcome">
            <h1>Ask your assistant about your conference</h1>
            <p class="opening">This connector lets an AI assistant answer questions about your events in Sessionboard{(facts.CanChange ? ", and make the changes that you allow" : "")}.</p>
            {Html.If(facts.IsInvented, () => Html.Of($"<p class=\"warning\"><strong>The data is invented</strong>A sandbox stands in for Sessionboard. No event, person or number here is real.</p>"))}
            <section>
            <h2>The connector's address</h2>
            {CopyButton.Of("address", "the address", resource)}
            <p class="note">{SignIn(facts)}</p>
            </section>
            <section>
            <h2>Add it to your assistant</h2>
            {SetUpRows.Of(resource, facts)}
            </section>
            <section>
            <h2>Then ask</h2>
            <ul class="questions">{Html.Each(facts.CanChange ? Questions : Questions[..^2], question => Html.Of($"<li>{question}</li>"))}</ul>
            </section>
            <section>
            <h2>What it may see and do</h2>
            {AccessRows.Of(facts)}
            </section>
            {OperatorHtml.Section(facts, who)}
            {CopyButton.Script}
            </div>
            """),
        PageShape.Rows,
        WelcomePaths.Beside(facts));

    private static string SignIn(WelcomeFacts facts) => facts switch
    {
        { Way: SignInWay.Nobody, NeedsToken: true } =>
            "It works on this machine only, and asks for a bearer token. The terminal in which the server was started shows it, with the whole line for each assistant; it is kept in the file local-token of the data folder, unless Local:Token sets it.",
        { Way: SignInWay.Nobody } => "It works on this machine only, without a token.",
        { Way: SignInWay.Company, Issuer: { } issuer } =>
            $"Your assistant sends you to {issuer.Host} to sign in. If it asks for an OAuth client, whoever runs this server tells you which.",
        _ => "Your assistant sends you here first, where you choose what it may do, and then to Sessionboard to sign in.",
    };
}
