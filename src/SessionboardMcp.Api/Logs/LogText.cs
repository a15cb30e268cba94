using System.Buffers;
using System.Globalization;
using System.Text;

namespace SessionboardMcp.Api.Logs;

/// <summary>Makes text fit for a line of a log: whoever chose it can neither begin a line of their own nor colour or fill the terminal.</summary>
internal static class LogText
{
    /// <summary>The longest line, in characters.</summary>
    public const int MaxLine = 2_000;

    /// <summary>The longest value beside a line, in characters.</summary>
    public const int MaxValue = 400;

    // Controls (C0, DEL, C1, with the escape that begins an ANSI sequence), line and paragraph separators.
    private static readonly SearchValues<char> Unwanted = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code), .. Enumerable.Range(0x7F, 0x21).Select(code => (char)code), '\u2028', '\u2029']);

    /// <summary>The text in one line, bounded.</summary>
    public static string Line(string text, int longest = MaxLine)
    {
        if (text.Length <= longest && !text.AsSpan().ContainsAny(Unwanted) && !text.Any(IsInvisible))
            return text;
        var line = new StringBuilder(Math.Min(text.Length, longest) + 32);
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > longest)
                return string.Create(CultureInfo.InvariantCulture, $"{line}… [cut, {text.Length} characters]");
            if (rune.IsBmp && (Unwanted.Contains((char)rune.Value) || IsInvisible((char)rune.Value)))
                line.Append(' ');
            else
                line.Append(rune);
        }

        return line.ToString();
    }

    /// <summary>
    /// The text of an exception: its lines stay, as a stack is read by them, but each after the first is set in, so that none of them can
    /// pass for a line of the log.
    /// </summary>
    public static string Lines(string text, int longest)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', 100);
        return Cut(string.Join('\n', lines.Select((line, index) => (index == 0 ? "" : "   ") + Line(line))), longest);
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest] + "…";

    // What turns the direction of writing, or is not seen.
    private static bool IsInvisible(char letter) => char.GetUnicodeCategory(letter) == UnicodeCategory.Format;
}
