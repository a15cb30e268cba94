namespace SessionboardMcp.Core.Answers;

/// <summary>
/// A text as the mask reads it: each code unit in its plain ASCII form where it has one, at the same place. NFKC (UAX #15) would do the
/// same and more, but it changes lengths and ordinary text (½, ™, ﬁ), so that only the search is folded and the text is shown as written;
/// and it is not to be had where globalization is invariant, as in the desktop program.
/// </summary>
internal static class FoldedText
{
    /// <summary>The folded form, of the same length.</summary>
    public static string Of(string text)
    {
        foreach (var character in text)
        {
            if (!char.IsAscii(character))
                return string.Create(text.Length, text, static (folded, source) =>
                {
                    for (var place = 0; place < source.Length; place++)
                        folded[place] = IsDot(source, place) ? '.' : Fold(source[place]);
                });
        }

        return text;
    }

    // 0171·5551234: between two characters a middle dot or a bullet separates as a full stop does; with spaces around it begins something else.
    private static bool IsDot(string text, int place) =>
        text[place] is '\u00B7' or '\u2022' or '\u2027' or '\u2219' or '\u22C5' or '\u30FB' && place > 0 && place + 1 < text.Length && char.IsLetterOrDigit(text[place - 1]) && char.IsLetterOrDigit(text[place + 1]);

    private static char Fold(char character) => character switch
    {
        <= '\x7F' => character,
        // Fullwidth forms, as East Asian keyboards write them.
        >= '\uFF01' and <= '\uFF5E' => (char)(character - 0xFEE0),
        '\uFE6B' => '@',
        // Full stops: ideographic, halfwidth, small, one dot leader.
        '\u3002' or '\uFF61' or '\uFE52' or '\u2024' => '.',
        // Hyphens and dashes, the minus sign, small and fullwidth ones.
        (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE58' or '\uFE63' => '-',
        '\uFE62' or '\u207A' or '\u208A' => '+',
        '\uFE59' or '\u207D' or '\u208D' => '(',
        '\uFE5A' or '\u207E' or '\u208E' => ')',
        '\u2044' or '\u2215' => '/',
        '\u00B2' or '\u00B3' => (char)('0' + (character & 0xF)),
        '\u00B9' => '1',
        '\u2070' or (>= '\u2074' and <= '\u2079') => (char)('0' + (character - 0x2070)),
        >= '\u2080' and <= '\u2089' => (char)('0' + (character - 0x2080)),
        >= '\u2460' and <= '\u2468' => (char)('1' + (character - 0x2460)),
        '\u24EA' => '0',
        // Digits of other scripts.
        _ when char.IsDigit(character) => (char)('0' + (int)char.GetNumericValue(character)),
        _ when char.IsWhiteSpace(character) => ' ',
        _ => character,
    };
}
