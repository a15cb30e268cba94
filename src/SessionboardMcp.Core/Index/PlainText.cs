using System.Net;
using System.Text.RegularExpressions;

namespace SessionboardMcp.Core.Index;

/// <summary>Takes the text out of what a rich-text editor wrote.</summary>
internal static partial class PlainText
{
    /// <summary>The text alone, with single spaces; empty where there is only markup.</summary>
    public static string Of(string? markup)
    {
        if (string.IsNullOrWhiteSpace(markup))
            return "";
        var text = markup.Contains('<') ? Element().Replace(NotShown().Replace(markup, " "), " ") : markup;
        return Space().Replace(WebUtility.HtmlDecode(text), " ").Trim();
    }

    // What a browser does not show either: comments, styles, scripts.
    [GeneratedRegex(@"<!--.*?(-->|$)|<(script|style)\b.*?</\2\s*>", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex NotShown();

    [GeneratedRegex(@"</?[a-z!][^<>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Element();

    // A no-break space or a byte order mark alone is no text either.
    [GeneratedRegex(@"[\s\u00A0\u200B\uFEFF]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Space();
}
