using System.Globalization;
using System.Text;

namespace SessionboardMcp.Core.Answers;

/// <summary>Knows the characters that show nothing, or turn around what others show. They can hide instructions from a person, and an address from a mask.</summary>
internal static class Invisible
{
    // So many accents on one letter are a language's; more cover the lines around it, and make one character as long as a text.
    private const int MaxMarks = 8;

    /// <summary>The text without them; line breaks and tabs stay.</summary>
    public static string Remove(string text)
    {
        if (IsPlain(text))
            return text;
        var kept = new StringBuilder(text.Length);
        var (before, marks) = (default(Rune), 0);
        for (var place = 0; place < text.Length;)
        {
            _ = Rune.DecodeFromUtf16(text.AsSpan(place), out var rune, out var length);
            place += length;
            if (IsOut(rune, before, text, place))
                continue;
            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks > MaxMarks)
                continue;
            kept.Append(rune);
            before = rune;
        }

        return kept.ToString();
    }

    private static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (character is < ' ' or > '\u024F' or (>= '\x7F' and <= '\xA0') or '\xAD' && character is not ('\n' or '\t' or '\r'))
                return false;
        }

        return true;
    }

    private static bool IsOut(Rune rune, Rune before, string text, int next) => rune.Value switch
    {
        '\n' or '\t' or '\r' => false,
        0x200D => !Joins(before, text, next),
        0xFE0F => !Selects(before, text, next),
        // What could not be decoded, among it each half of a pair without the other; and what stands for an object that is not here.
        0xFFFD or 0xFFFC => true,
        // Fillers, the Braille blank and the grapheme joiner are letters, symbols and marks by category, and blank to the eye.
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 => true,
        // Other variation selectors can carry hidden bytes.
        (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0E) or (>= 0xE0100 and <= 0xE01EF) => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate,
    };

    // The zero-width joiner is seen where it makes one emoji of two, or one form of two letters of an Indic script.
    private static bool Joins(Rune before, string text, int next) =>
        Rune.DecodeFromUtf16(text.AsSpan(next), out var after, out _) == System.Buffers.OperationStatus.Done
        && ((IsPicture(before) && IsPicture(after)) || (IsIndic(before) && IsIndic(after)));

    // The variation selector 16 is seen where it makes an emoji of a symbol, or a key of a digit.
    private static bool Selects(Rune before, string text, int next) =>
        IsPicture(before) || (before.Value is (>= '0' and <= '9') or '#' or '*' && next < text.Length && text[next] == '\u20E3');

    private static bool IsPicture(Rune rune) => rune.Value is 0xFE0F or (>= 0x1F3FB and <= 0x1F3FF)
        || (rune.Value > 0xFF && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.OtherPunctuation);

    private static bool IsIndic(Rune rune) => rune.Value is >= 0x0900 and <= 0x0DFF;

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}
