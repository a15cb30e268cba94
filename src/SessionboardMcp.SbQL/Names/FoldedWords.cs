using System.Globalization;
using System.Text;

namespace SessionboardMcp.SbQL.Names;

/// <summary>Takes the words out of a folded text.</summary>
public static class FoldedWords
{
    /// <summary>The words, a space between; empty where there are none.</summary>
    /// <param name="folded">What <see cref="Folding.Letters"/> made.</param>
    public static string Of(string folded)
    {
        var words = new StringBuilder(folded.Length);
        for (var at = 0; at < folded.Length;)
        {
            // Folding leaves no half of a pair.
            var rune = Rune.GetRuneAt(folded, at);
            var after = at + rune.Utf16SequenceLength;
            if (rune.Value is '+' or '#')
            {
                after = Run(folded, at);
                if (IsOfWord(folded, at, after))
                    words.Append(folded, at, after - at);
                else
                    Break(words);
            }
            else if (StandsAlone(rune))
            {
                Break(words);
                words.Append(folded, at, after - at);
                after = Marks(folded, after, words);
                Break(words);
            }
            else if (IsWordly(rune))
            {
                words.Append(folded, at, after - at);
            }
            else
            {
                Break(words);
            }

            at = after;
        }

        return words.ToString().TrimEnd(' ');
    }

    // C++20 and C#, but neither 1+1 nor issue#5.
    private static bool IsOfWord(string text, int start, int end) =>
        start > 0 && char.IsLetterOrDigit(text[start - 1]) && (end - start > 1 || end == text.Length || !char.IsLetterOrDigit(text[end]));

    private static int Run(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is '+' or '#')
            end++;
        return end;
    }

    private static int Marks(string text, int start, StringBuilder words)
    {
        var end = start;
        while (end < text.Length && Rune.GetRuneAt(text, end) is var rune && IsMark(rune))
            end += rune.Utf16SequenceLength;
        words.Append(text, start, end - start);
        return end;
    }

    private static void Break(StringBuilder words)
    {
        if (words.Length > 0 && words[^1] != ' ')
            words.Append(' ');
    }

    private static bool IsWordly(Rune rune) => Rune.IsLetter(rune) || Rune.IsNumber(rune) || IsMark(rune);

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    // Pictographs, and scripts without spaces between words: Thai, Lao, Myanmar, Khmer, kana, Han.
    private static bool StandsAlone(Rune rune) => rune.Value switch
    {
        < 0x0E00 => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol,
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) => Rune.IsLetter(rune),
        (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) => Rune.IsLetter(rune),
        (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) => true,
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol,
    };
}
