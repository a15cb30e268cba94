using System.Buffers;
using System.Globalization;
using System.Text;

namespace SessionboardMcp.Core.Answers;

/// <summary>
/// The one way by which a text that others wrote becomes fit to be shown to a model, in this order: markup and entities are read
/// (<see cref="Markup"/>), what cannot be seen is removed, all becomes one line, personal data is masked, and then it is cut. Each step would
/// undo an earlier one if it came first: an entity or an invisible character hides an address from the mask, a cut leaves half of one.
/// </summary>
internal static class StrangersText
{
    /// <summary>How long one value may be, in UTF-16 code units.</summary>
    public const int MaxLength = 1_000;

    private static readonly SearchValues<char> InIds = SearchValues.Create("0123456789abcdefABCDEF-");

    /// <summary>From this length on a text is prose that someone wrote, rather than a name.</summary>
    public const int ProseLength = 160;

    /// <summary>All of it, as somebody wrote it: markup, entities and all.</summary>
    public static string Shown(string? written, bool masks, int maxLength, out bool wasCut) => Plain(Markup.TextOf(written), masks, maxLength, out wasCut);

    /// <summary>The same of a text that is without markup already.</summary>
    public static string Plain(string? text, bool masks, int maxLength, out bool wasCut)
    {
        var line = Leaving(text, masks);
        var length = TextCut.Length(line, maxLength);
        wasCut = length < line.Length;
        return wasCut ? string.Create(CultureInfo.InvariantCulture, $"{line.AsSpan(0, length)}… [cut, {line.Length} characters]") : line;
    }

    /// <summary>
    /// What every text goes through again when an answer is written, whoever made it: on what came the whole way it changes nothing, and
    /// whoever forgot the way reveals nothing.
    /// </summary>
    public static string Leaving(string? text, bool masks)
    {
        if (IsId(text))
            return text!;
        var line = OneLine(text);
        return masks ? PersonalDataMask.Within(line) : line;
    }

    // A UUID (RFC 9562, section 4), which may hold what looks like a number of a bank account. .NET reads signs and 0x in its groups, too, as in a telephone number.
    private static bool IsId(string? text) => text is { Length: 36 } && !text.AsSpan().ContainsAnyExcept(InIds) && Guid.TryParseExact(text, "D", out _);

    /// <summary>A text between quotation marks in a sentence of ours, which it cannot end: what is inside them is data.</summary>
    public static string Quoted(string? written, bool masks = true, int maxLength = 100) =>
        $"\"{Shown(written, masks, maxLength, out _).Replace('"', '\'')}\"";

    /// <summary>A name between brackets in a sentence of ours, which it cannot close.</summary>
    public static string Bracketed(string? written) =>
        $"({Shown(written, masks: true, 100, out _).Replace('(', '[').Replace(')', ']')})";

    /// <summary>The text without characters that cannot be seen, at most <paramref name="maxLength"/> long; a cut is marked.</summary>
    public static string Clean(string text, int maxLength, out bool wasCut)
    {
        var visible = WithoutInvisible(text);
        var length = TextCut.Length(visible, maxLength);
        wasCut = length < visible.Length;
        return wasCut ? string.Create(CultureInfo.InvariantCulture, $"{visible.AsSpan(0, length)}… [cut, {visible.Length} characters]") : visible;
    }

    /// <summary>The text without control, format and private-use characters; line breaks and tabs stay.</summary>
    public static string WithoutInvisible(string text) => Invisible.Remove(text);

    /// <summary>The text without what cannot be seen, on one line, with single spaces.</summary>
    public static string OneLine(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        // A line's end separates words; what else cannot be seen does not.
        var visible = Invisible.Remove(text.AsSpan().IndexOfAny("\u0085\u2028\u2029\v\f") < 0 ? text : text.ReplaceLineEndings(" ").Replace('\v', ' '));
        if (IsOneLine(visible))
            return visible;
        var line = new StringBuilder(visible.Length);
        foreach (var character in visible)
        {
            if (!char.IsWhiteSpace(character))
                line.Append(character);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.Length > 0 && line[^1] == ' ' ? line.ToString(0, line.Length - 1) : line.ToString();
    }

    private static bool IsOneLine(string text)
    {
        var before = ' ';
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character) && (character != ' ' || before == ' '))
                return false;
            before = character;
        }

        return before != ' ' || text.Length == 0;
    }
}
