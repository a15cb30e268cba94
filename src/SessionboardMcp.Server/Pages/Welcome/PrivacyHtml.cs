using SessionboardMcp.Core.Pages;

namespace SessionboardMcp.Server.Pages.Welcome;

/// <summary>What this server keeps, for whoever wants to know before connecting. The operator's own text wins over it.</summary>
internal static class PrivacyHtml
{
    /// <summary>The page.</summary>
    public static Html Of(WelcomeFacts facts, OperatorOptions who) => PageFrame.Of(
        "Privacy",
        Html.Of(
            $"""
            <div class="welcome">
            <h1>Privacy</h1>
            <p class="opening">What this connector does with what passes through it. It has no advertising, no statistics of visitors, and no pictures or scripts from elsewhere.</p>
            <section>
            <h2>What passes through</h2>
            <p>Your assistant asks; this server asks Sessionboard{(facts.IsInvented ? " (here a sandbox with invented data)" : "")}, and gives the answer to the assistant. Answers are held in memory for some minutes, and never written down.</p>
            <p>What the assistant was told is with its maker then, under their terms. Sessionboard's terms hold for what lies at Sessionboard.</p>
            </section>
            <section>
            <h2>What is kept here</h2>
            <dl class="kept">{Html.Each(KeptRows.Of(facts), row => Html.Of($"<div><dt>{row.What}</dt><dd>{row.How}<span class=\"note\">{row.HowLong}</span></dd></div>"))}</dl>
            <p class="note">It lies {(facts.IsInDatabase ? "in the database of this server" : "on the disk of this server")}, and in the backups of whoever runs it. The log of the server holds no questions, answers, names or tokens.</p>
            </section>
            <section>
            <h2>How to erase it</h2>
            <p>{Erasing(facts)}</p>
            </section>
            {OperatorHtml.Section(facts, who)}
            </div>
            """),
        PageShape.Rows,
        WelcomePaths.Beside(facts));

    private static Html Erasing(WelcomeFacts facts) => facts.Way switch
    {
        SignInWay.Sessionboard => Html.Of(
            $"Disconnect on the page <a href=\"{PagePaths.Connections}\">Connections</a>: the sign-in is given back to Sessionboard, and its tokens are deleted here at once. The rest goes after the times above; whoever runs this server can delete it before."),
        SignInWay.Company => Html.Of($"It goes after the times above. Whoever runs this server can delete it before, and can take away your access at the identity provider."),
        _ => Html.Of($"Stop the server and delete its data folder{(facts.IsInDatabase ? " and its database" : "")}. Delete the API token at Sessionboard, under Organization Settings → API Tokens."),
    };
}
