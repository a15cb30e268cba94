using System.Buffers;
using System.Text;

namespace SessionboardMcp.Core.Answers;

/// <summary>What stands for the at sign of an address.</summary>
/// <param name="Start">Where it begins, spaces before it included.</param>
/// <param name="End">Where it ends, spaces behind it included.</param>
/// <param name="IsWord">Whether it is the bare word, as in sentences.</param>
/// <param name="IsSpaced">Whether there are spaces around a bare sign.</param>
/// <param name="IsQuoted">Whether it is a word between signs that stress or join, which counts only before a dot that is written out.</param>
internal readonly record struct AtSign(int Start, int End, bool IsWord = false, bool IsSpaced = false, bool IsQuoted = false)
{
    private static readonly string[] Encoded = ["\\u0040", "\\x40", "=40"];
    private static readonly string[] Words = ["at", "@", "a", "ät", "arroba", "arobase", "arobace", "chez", "&#64;", "%40"];

    // As one says the sign where it has a name of its own, which no sentence has.
    private static readonly string[] Names =
    [
        " arroba ", " arobase ", " arobace ", " ät ", " klammeraffe ", " chiocciola ", " kukac ", " małpa ", " malpa ", " zavináč ", " zavinac ", " apenstaartje ", " snabel-a ", " собака ", " at sign ", " at-sign ",
    ];

    // Quotes and the like: what they enclose is a sign only before a dot that is written out, too.
    private static readonly string[] Quoted = ["-at-", "=at=", "+at+", "/at/", ".at.", "«at»", "« at »", "'at'", "\"at\"", "~at~", "\u2018at\u2019", "\u201Cat\u201D", "`at`"];

    // In other brackets, or none, they are words of a sentence: *a*, _at_ is how text is stressed.
    private static readonly string[] Certain = ["at", "@", "&#64;", "%40"];

    // With one of these each begins, but for the bare word.
    private static readonly SearchValues<char> Beginnings = SearchValues.Create("@%&\\=([{<|*_");

    // Those of ASCII are looked for much faster, and most texts are.
    private static readonly SearchValues<string> Spoken = SearchValues.Create([" at ", .. Names.Concat(Quoted).Where(word => Ascii.IsValid(word))], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> SpokenElsewhere = SearchValues.Create([.. Names.Concat(Quoted).Where(word => !Ascii.IsValid(word))], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether there may be one in a text; if not, there is none.</summary>
    public static bool MayBeIn(string folded) => folded.AsSpan().ContainsAny(Beginnings) || folded.AsSpan().ContainsAny(Spoken) || (!Ascii.IsValid(folded) && folded.AsSpan().ContainsAny(SpokenElsewhere));

    /// <summary>Reads the one that begins at a place; spaces before it count, as they do behind it.</summary>
    public static bool TryRead(string folded, int place, out AtSign sign)
    {
        sign = default;
        switch (folded[place])
        {
            case '@':
                sign = Spaced(folded, place, SignsEnd(folded, place));
                return true;
            // As Markdown, TeX and Perl escape it.
            case '\\' when place + 1 < folded.Length && folded[place + 1] == '@':
                sign = Spaced(folded, place, SignsEnd(folded, place + 1));
                return true;
            case '=' when QuotedEnd(folded, place) is { } equal:
                sign = Spaced(folded, place, equal) with { IsSpaced = false, IsQuoted = true };
                return true;
            case '%' or '&' or '\\' or '=':
                if (EncodedEnd(folded, place) is not { } end)
                    return false;
                sign = Spaced(folded, place, end);
                return true;
            case '(' or '[' or '{' or '<' or '|' or '*' or '_':
                return Bracketed(folded, place, out sign);
            case 'a' or 'A' when place > 1 && folded[place - 1] == ' ' && folded.AsSpan(place).StartsWith("at ", StringComparison.OrdinalIgnoreCase):
                sign = new AtSign(place - 1, place + 3, IsWord: true);
                return true;
            case ' ' when NameEnd(folded, place) is { } named:
                sign = new AtSign(place, named);
                return true;
            case '-' or '+' or '/' or '.' or '«' or '\'' or '"' or '~' or '`' or '\u2018' or '\u201C' when QuotedEnd(folded, place) is { } quoted:
                sign = Spaced(folded, place, quoted) with { IsSpaced = false, IsQuoted = true };
                return true;
            default:
                return false;
        }
    }

    private static int? NameEnd(string folded, int place)
    {
        if (place + 3 >= folded.Length)
            return null;
        var (first, second) = (folded[place + 1] | 0x20, folded[place + 2] | 0x20);
        foreach (var name in Names)
        {
            if ((name[1] | 0x20) == first && (name[2] | 0x20) == second && folded.AsSpan(place).StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return place + name.Length;
        }

        return null;
    }

    // Looked at first is what nearly always differs: the two letters.
    private static int? QuotedEnd(string folded, int place)
    {
        var letters = place + 1 < folded.Length && folded[place + 1] == ' ' && folded[place] == '«' ? place + 2 : place + 1;
        if (letters + 2 >= folded.Length || (folded[letters] | 0x20) != 'a' || (folded[letters + 1] | 0x20) != 't')
            return null;
        foreach (var quoted in Quoted)
        {
            if (folded.AsSpan(place).StartsWith(quoted, StringComparison.OrdinalIgnoreCase))
                return place + quoted.Length;
        }

        return null;
    }

    // jane@@acme.com
    private static int SignsEnd(string folded, int place)
    {
        while (place < folded.Length && folded[place] == '@')
            place++;
        return place;
    }

    // Encoded any number of times over: %40, %2540, &#64;, &amp;#64;, &amp;amp;#0064 and so on.
    private static int? EncodedEnd(string folded, int place)
    {
        var end = place + 1;
        switch (folded[place])
        {
            case '%':
                while (folded.AsSpan(end).StartsWith("25"))
                    end += 2;
                return folded.AsSpan(end).StartsWith("40") ? end + 2 : null;
            case '&':
                while (folded.AsSpan(end).StartsWith("amp;", StringComparison.OrdinalIgnoreCase))
                    end += 4;
                return ReferenceEnd(folded, end);
            default:
                return Array.Find(Encoded, encoded => folded.AsSpan(place).StartsWith(encoded, StringComparison.OrdinalIgnoreCase)) is { } found
                    ? place + found.Length
                    : null;
        }
    }

    private static int? ReferenceEnd(string folded, int start)
    {
        var rest = folded.AsSpan(start);
        if (rest.StartsWith("commat", StringComparison.OrdinalIgnoreCase))
            return start + (rest.Length > 6 && rest[6] == ';' ? 7 : 6);
        if (!rest.StartsWith("#"))
            return null;
        var isHex = rest.Length > 1 && rest[1] is 'x' or 'X';
        var place = isHex ? 2 : 1;
        while (place < rest.Length && rest[place] == '0')
            place++;
        if (!rest[place..].StartsWith(isHex ? "40" : "64"))
            return null;
        place += 2;
        // One more digit makes another character; a letter without a semicolon before it is rather the domain's first.
        if (place < rest.Length && char.IsAsciiDigit(rest[place]))
            return null;
        return start + (place < rest.Length && rest[place] == ';' ? place + 1 : place);
    }

    private static AtSign Spaced(string folded, int start, int end)
    {
        var (first, last) = (start > 0 && folded[start - 1] == ' ' ? start - 1 : start, end < folded.Length && folded[end] == ' ' ? end + 1 : end);
        return new AtSign(first, last, IsSpaced: first != start || last != end);
    }

    private static bool Bracketed(string folded, int place, out AtSign sign)
    {
        var close = folded[place] switch { '(' => ')', '[' => ']', '{' => '}', '<' => '>', var same => same };
        var end = folded.IndexOf(close, place + 1, Math.Min(10, folded.Length - place - 1));
        sign = default;
        if (end < 0)
            return false;
        var inside = folded.AsSpan(place + 1, end - place - 1).Trim();
        foreach (var word in Words)
        {
            if (inside.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                var spaced = Spaced(folded, place, end + 1);
                if (!Certain.Contains(word) && folded[place] is '*' or '_' or '|')
                    return false;
                // "Use (a) React.js": the letter is an address's only where all else speaks for one.
                sign = spaced with { IsSpaced = spaced.IsSpaced && word is "a" or "chez", IsQuoted = folded[place] == '_' };
                return true;
            }
        }

        return false;
    }
}
