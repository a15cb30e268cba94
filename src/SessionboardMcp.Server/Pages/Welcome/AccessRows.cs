using SessionboardMcp.Core.Pages;

namespace SessionboardMcp.Server.Pages.Welcome;

/// <summary>What an assistant may see and do, and what it never does.</summary>
internal static class AccessRows
{
    /// <summary>The rows.</summary>
    public static Html Of(WelcomeFacts facts) => Html.Of(
        $"<ul class=\"access\">{Html.Each(May(facts), sentence => Row(sentence, may: true))}{Html.Each(Never(facts), sentence => Row(sentence, may: false))}</ul>");

    private static IEnumerable<string> May(WelcomeFacts facts)
    {
        yield return facts.Way switch
        {
            SignInWay.Sessionboard => "Reads events, sessions, people, reports and transcripts: what you choose, and never more than you may see at Sessionboard.",
            SignInWay.Company => "Reads events, sessions, people and reports: what your company gives to your groups.",
            _ => "Reads events, sessions, people and reports: what the API token of this server allows.",
        };
        if (facts.CanChange)
            yield return "Changes something only where that was allowed. What is public, decided, deleted or many waits until you approve it.";
        if (facts.CanShowPersonalData)
            yield return facts.Way == SignInWay.Sessionboard
                ? "Shows e-mail addresses and phone numbers only if you choose so when you connect."
                : "May show e-mail addresses and phone numbers: who runs this server switched that on.";
    }

    private static IEnumerable<string> Never(WelcomeFacts facts)
    {
        if (!facts.CanShowPersonalData)
            yield return "Never shows e-mail addresses, phone numbers or postal addresses: they are masked.";
        yield return "Never shows ethnicity, gender, fees and their like.";
        if (!facts.CanChange)
            yield return "Never changes anything.";
        yield return facts.Way == SignInWay.Nobody ? "Never hands the API token to an assistant." : "Never sees your password, and never hands Sessionboard's tokens to an assistant.";
    }

    private static Html Row(string sentence, bool may) => may
        ? Html.Of($"<li class=\"may\"><span aria-hidden=\"true\">✓</span> {sentence}</li>")
        : Html.Of($"<li class=\"never\"><span aria-hidden=\"true\">✗</span> {sentence}</li>");
}
