using System.Text;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.OAuth.Grants;

namespace SessionboardMcp.Sandbox.OAuth.Pages;

/// <summary>The page on which one plays the administrator who takes "AI access" from people.</summary>
internal static class PeoplePage
{
    /// <summary>Where it is, and where its switches are sent.</summary>
    public const string Path = "/sandbox/people";

    public static string Body(SandboxOAuth oauth)
    {
        var body = new StringBuilder("""<p>Off, "AI access" stops all tokens of the person at once.</p><ul class="people">""");
        foreach (var person in DemoPeople.All)
        {
            var isOn = oauth.HasAiAccess(person.Id);
            body.Append(
                $"""
                <li><form method="post" action="{Path}"><input type="hidden" name="person" value="{person.Id}">
                <button name="ai_access" value="{(isOn ? "off" : "on")}" data-person="{person.Id}">{HtmlPage.Text(person.Name)}: switch AI access {(isOn ? "off" : "on")}</button></form>
                <span>{HtmlPage.Text(person.Permission)}; AI access is {(isOn ? "on" : "off")}</span></li>
                """);
        }

        return body.Append("</ul>").ToString();
    }
}
