using System.Globalization;
using System.Text;

namespace SessionboardMcp.Core.Answers;

/// <summary>
/// Makes text that strangers wrote (abstracts, biographies, titles) safe to show to a model: without control and invisible
/// characters, which can hide instructions from a person, and bounded.
/// </summary>
internal static class StrangersText
{
    /// <summary>How long one value may be, in UTF-16 code units.</summary>
    public const int MaxLength = 1_000;

    /// <summary>From this length on a text is prose that someone wrote, rather than a name.</summary>
    public const int ProseLength = 160;

    /// <summary>The text without characters that cannot be seen, at most <paramref name="maxLength"/> long; a cut is marked.</summary>
    public static string Clean(string text, int maxLength, out bool wasCut)
    {
        var visible = WithoutInvisible(text);
        wasCut = visible.Length > maxLength;
        if (!wasCut)
            return visible;
        var end = char.IsHighSurrogate(visible[maxLength - 1]) ? maxLength - 1 : maxLength;
        return string.Create(CultureInfo.InvariantCulture, $"{visible.AsSpan(0, end)}… [cut, {visible.Length} characters]");
    }

    /// <summary>The text without control, format and private-use characters; line breaks and tabs stay.</summary>
    public static string WithoutInvisible(string text)
    {
        if (!text.EnumerateRunes().Any(IsInvisible))
            return text;
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsInvisible(rune))
                kept.Append(rune);
        }

        return kept.ToString();
    }

    private static bool IsInvisible(Rune rune) => rune.Value switch
    {
        '\n' or '\t' or '\r' => false,
        // The zero-width joiner binds emoji and Indic letters, and the variation selector 16 makes emoji: both are seen.
        0x200D or 0xFE0F => false,
        // Hangul fillers and the Braille blank are letters by category and blank to the eye.
        0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 => true,
        // Other variation selectors can carry hidden bytes.
        (>= 0xFE00 and <= 0xFE0E) or (>= 0xE0100 and <= 0xE01EF) => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned,
    };
}
