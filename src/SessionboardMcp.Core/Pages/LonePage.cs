using System.Security.Cryptography;
using System.Text;

namespace SessionboardMcp.Core.Pages;

/// <summary>
/// A page of the same look from a host that serves nothing beside it, such as the port that a browser comes back to after signing in: its style
/// is within.
/// </summary>
public static class LonePage
{
    private static readonly string Link = $"<link rel=\"stylesheet\" href=\"{PageStyle.Path}\" />";

    /// <summary>What the host sends as <c>Content-Security-Policy</c>: that one style by its hash, and nothing else.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(PageStyle.Text)))}'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>Puts the style into a page.</summary>
    /// <param name="page">A page of <see cref="PageFrame"/>, without links to others.</param>
    /// <exception cref="InvalidOperationException">It is no such page.</exception>
    public static string Of(Html page)
    {
        var text = page.ToString();
        // Styles are text as they are: nothing in them is read as markup but their own end.
        return text.Contains(Link, StringComparison.Ordinal)
            ? text.Replace(Link, $"<style>{PageStyle.Text}</style>", StringComparison.Ordinal)
            : throw new InvalidOperationException("The page has no style to put within.");
    }
}
