using System.Globalization;
using System.Text;

namespace SessionboardMcp.Server.Pages.Welcome;

/// <summary>Which settings can stand on a page as they are.</summary>
internal static class OperatorText
{
    // Scripts of Iran and India need them within words.
    private static readonly Rune[] Joiners = [new(0x200C), new(0x200D)];

    /// <summary>Whether nothing in it is invisible, or turns the direction of what follows.</summary>
    public static bool IsPlain(string text) => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar && (Joiners.Contains(rune) || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)));
}
