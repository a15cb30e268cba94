using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace SessionboardMcp.SbQL.Names;

/// <summary>
/// Makes alike what people write for the same: case, accents (written as one character or two), wide and decorated letters, letters with
/// a stroke, ligatures, kinds of apostrophes, quotes, dashes and spaces; what cannot be seen is gone. It holds for texts and for what is
/// looked for in them, and for nothing that is shown.
/// </summary>
public static class Folding
{
    // Letters that Unicode does not take apart, signs whose parts would spoil a word, and what has no category of its own.
    private static readonly FrozenDictionary<int, string> Alike = new (string Signs, string Folded)[]
    {
        ("ßẞ", "ss"), ("æÆ", "ae"), ("œŒ", "oe"), ("øØ", "o"), ("łŁ", "l"), ("đĐðÐ", "d"), ("þÞ", "th"), ("ħĦ", "h"), ("ŧŦ", "t"),
        ("ıɨƗ", "i"), ("ŋŊ", "n"), ("ĸ", "k"), ("ƀɃ", "b"), ("ς", "σ"), ("™℠®©", ""),
        ("‘’‚‛′‵ʼʹʻʽʾʿˈ´`＇｀", "'"), ("“”„‟«»″〝〞", "\""), ("−⁃˗", "-"),
    }.SelectMany(alike => alike.Signs.Select(sign => (Sign: (int)sign, alike.Folded))).ToFrozenDictionary(pair => pair.Sign, pair => pair.Folded);

    /// <summary>The text with its letters and signs made alike; other punctuation stays, every space is one.</summary>
    /// <param name="text">Any text; a half of a surrogate pair is left out.</param>
    public static string Letters(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && rune.Value is not '`')
                AppendPart(folded, rune);
            else if (Alike.TryGetValue(rune.Value, out var alike))
                folded.Append(alike);
            else if (Decompositions.Of(rune) is { } parts)
                AppendParts(folded, parts);
            else
                AppendPart(folded, rune);
        }

        return folded.ToString();
    }

    /// <summary>
    /// The words of the text, a space between: runs of letters and digits. <c>C++</c> and <c>C#</c> are words, so is each character of a
    /// script that writes no spaces, and each pictograph.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <returns>The words; empty where there are none, as in a text of punctuation.</returns>
    public static string Words(string text) => FoldedWords.Of(Letters(text));

    private static void AppendParts(StringBuilder folded, string parts)
    {
        foreach (var part in parts.EnumerateRunes())
        {
            if (Alike.TryGetValue(part.Value, out var alike))
                folded.Append(alike);
            else
                AppendPart(folded, part);
        }
    }

    private static void AppendPart(StringBuilder folded, Rune rune)
    {
        if (rune.IsAscii && Rune.IsLetterOrDigit(rune))
            folded.Append(char.ToLowerInvariant((char)rune.Value));
        else if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            folded.Append(' ');
        else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation)
            folded.Append('-');
        else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
            folded.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
        else if (!IsDropped(rune))
            AppendSmall(folded, Rune.ToLowerInvariant(rune));
    }

    private static void AppendSmall(StringBuilder folded, Rune rune)
    {
        Span<char> units = stackalloc char[2];
        folded.Append(units[..rune.EncodeToUtf16(units)]);
    }

    // Accents of the alphabets, points of Hebrew and Arabic; marks that spell a sound, as in Indic scripts and kana, stay.
    private static bool IsDropped(Rune rune) => rune.Value switch
    {
        (>= 0x0300 and <= 0x036F) or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF) or (>= 0x20D0 and <= 0x20FF) or (>= 0xFE20 and <= 0xFE2F) => true,
        (>= 0x0591 and <= 0x05BD) or 0x05BF or 0x05C1 or 0x05C2 or 0x05C4 or 0x05C5 or 0x05C7 or (>= 0x064B and <= 0x065F) or 0x0670 or 0x0640 => true,
        (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x180B and <= 0x180F) or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0xFFFD => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned,
    };
}
