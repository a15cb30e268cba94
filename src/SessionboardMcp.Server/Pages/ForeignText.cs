using System.Globalization;
using System.Text;

namespace SessionboardMcp.Server.Pages;

/// <summary>Text that a stranger chose, fit to stand on a page of ours.</summary>
internal static class ForeignText
{
    private const int Longest = 60;

    /// <summary>Without control and invisible characters, on one line, and short.</summary>
    /// <param name="text">The text.</param>
    /// <param name="otherwise">What stands there when nothing is left.</param>
    public static string Clean(string? text, string otherwise)
    {
        var kept = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                kept.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate))
                kept.Append(rune.ToString());
        }

        var words = string.Join(' ', kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 ? otherwise
            : words.Length <= Longest ? words
            : string.Concat(words.AsSpan(0, char.IsHighSurrogate(words[Longest - 1]) ? Longest - 1 : Longest), "…");
    }
}
