using System.Globalization;
using System.Text;

namespace SessionboardMcp.Api.Transport;

/// <summary>Makes text of the other side fit to be quoted: one line, nothing invisible, bounded.</summary>
internal static class UpstreamText
{
    public const int MaxLength = 300;

    public static string? Clean(string? text)
    {
        if (text is null) return null;
        var clean = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune)) continue;
            var isSpace = Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);
            if (isSpace && (clean.Length == 0 || clean[^1] == ' ')) continue;
            var length = isSpace ? 1 : rune.Utf16SequenceLength;
            if (clean.Length + length > MaxLength) break;
            clean.Append(isSpace ? " " : rune.ToString());
        }

        var result = clean.ToString().TrimEnd();
        return result.Length == 0 ? null : result;
    }

    // Format characters turn text around or hide it (bidirectional marks, tags); fillers and selectors are letters and
    // marks by category, but show nothing.
    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0
        || rune.Value is (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF)
        || rune == Rune.ReplacementChar;
}
