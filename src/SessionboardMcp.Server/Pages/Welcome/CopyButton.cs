using System.Security.Cryptography;
using System.Text;
using SessionboardMcp.Core.Pages;

namespace SessionboardMcp.Server.Pages.Welcome;

/// <summary>A text to copy, with a button where scripts run; without them it can be selected. The one script that any page has.</summary>
internal static class CopyButton
{
    private const string Begin = "<script>";
    private const string End = "</script>";

    /// <summary>What makes the buttons work, once, after them.</summary>
    public static Html Script { get; } = Html.Of(
        $$"""
        <p class="unseen" role="status" id="said"></p>
        <script>
        "use strict";
        const buttons = document.querySelectorAll("button[data-copies]");
        const said = document.getElementById("said");
        for (const button of buttons) {
          button.hidden = false;
          button.addEventListener("click", async () => {
            const text = document.getElementById(button.dataset.copies);
            let outcome = "Copied";
            try {
              await navigator.clipboard.writeText(text.textContent);
            } catch {
              getSelection().selectAllChildren(text);
              outcome = "Selected";
            }
            for (const other of buttons) {
              other.firstChild.data = other === button ? outcome : "Copy";
            }
            said.textContent = outcome;
          });
        }
        </script>
        """);

    /// <summary>The policy of a page with <see cref="Script"/>: that script by its hash, and no other (CSP level 3, section 8.3).</summary>
    public static string Policy { get; } = $"{PageFrame.Policy}; script-src 'sha256-{Hash()}'";

    /// <summary>The text with its button.</summary>
    /// <param name="id">Its id on the page.</param>
    /// <param name="what">What it is, for who cannot see where the button stands.</param>
    /// <param name="text">The text.</param>
    public static Html Of(string id, string what, string text) => Html.Of(
        $"<div class=\"copied\"><code id=\"{id}\">{text}</code><button type=\"button\" data-copies=\"{id}\" hidden>Copy<span class=\"unseen\"> {what}</span></button></div>");

    private static string Hash()
    {
        var element = Script.ToString();
        var begin = element.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element[begin..element.IndexOf(End, StringComparison.Ordinal)])));
    }
}
