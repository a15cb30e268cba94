using System.Globalization;
using System.Text;

namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>Makes a name that a stranger chose safe to show.</summary>
internal static class ClientName
{
    /// <summary>The longest name that is shown, in characters.</summary>
    public const int MaximumLength = 60;

    /// <summary>
    /// The name in one line, without what a person cannot see: controls, and format characters that turn the direction of writing
    /// or join words invisibly.
    /// </summary>
    /// <returns>Null where nothing is left.</returns>
    public static string? Clean(string? name)
    {
        if (name is null)
            return null;
        var shown = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (shown.Length + rune.Utf16SequenceLength > MaximumLength)
                break;
            if (Rune.IsWhiteSpace(rune))
                shown.Append(shown.Length > 0 && shown[^1] != ' ' ? " " : "");
            else if (IsVisible(rune))
                shown.Append(rune);
        }

        var text = shown.ToString().Trim();
        return text.Length > 0 ? text : null;
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune != Rune.ReplacementChar;
}
