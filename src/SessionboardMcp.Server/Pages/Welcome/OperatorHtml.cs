using SessionboardMcp.Core.Pages;

namespace SessionboardMcp.Server.Pages.Welcome;

/// <summary>Who runs this server, and where the rest is.</summary>
internal static class OperatorHtml
{
    /// <summary>The part of a page.</summary>
    public static Html Section(WelcomeFacts facts, OperatorOptions who) => Html.Of(
        $"""
        <section>
        <h2>Who runs this</h2>
        <p>{Named(facts, who)}{Asked(facts, who)}</p>
        <p class="links">{Links(who)}</p>
        <p class="note">This connector is not made by Sessionboard. It uses Sessionboard's public API.</p>
        </section>
        """);

    private static Html Named(WelcomeFacts facts, OperatorOptions who) => who.Name?.Trim() is { Length: > 0 } name
        ? Html.Of($"{name} runs this server.")
        : facts.Way == SignInWay.Nobody
            ? Html.Of($"You do, most likely: it serves this machine only.")
            : Html.Of($"Who runs this server has not given a name here.");

    private static Html Asked(WelcomeFacts facts, OperatorOptions who) => OperatorLink.Read(who.Contact, takesMail: true) is { } contact
        ? Html.Of($" Questions: <a href=\"{contact.Address}\">{contact.Text}</a>.")
        : Html.If(facts.Way != SignInWay.Nobody, () => Html.Of($" With questions, turn to whoever gave you this address."));

    private static Html Links(OperatorOptions who)
    {
        var links = new List<Html> { Link(OperatorLink.Read(who.Privacy, takesMail: false)?.Address ?? WelcomePaths.Privacy, "Privacy") };
        if (OperatorLink.Read(who.Support, takesMail: true) is { } support)
            links.Add(Link(support.Address, "Support"));
        return Html.Each(links.Index(), link => Html.Of($"{Html.If(link.Index > 0, () => Html.Of($" · "))}{link.Item}"));
    }

    private static Html Link(string address, string text) => Html.Of($"<a href=\"{address}\">{text}</a>");
}
