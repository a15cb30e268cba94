namespace SessionboardMcp.Core.Answers;

/// <summary>What stands for the at sign of an address.</summary>
/// <param name="Start">Where it begins, spaces before it included.</param>
/// <param name="End">Where it ends, spaces behind it included.</param>
/// <param name="IsWord">Whether it is the bare word: then the dot must be a word too.</param>
/// <param name="IsSpaced">Whether there are spaces around a bare sign.</param>
internal readonly record struct AtSign(int Start, int End, bool IsWord = false, bool IsSpaced = false)
{
    private static readonly string[] Encoded = ["%40", "&#64;", "&#x40;", "&#064;", "&commat;", "\\u0040", "=40", "%2540"];
    private static readonly string[] Words = ["at", "@", "a", "ät", "arroba", "chez", "&#64;", "%40"];

    /// <summary>Reads the one that begins at a place; spaces before it count, as they do behind it.</summary>
    public static bool TryRead(string folded, int place, out AtSign sign)
    {
        sign = default;
        switch (folded[place])
        {
            case '@':
                sign = Spaced(folded, place, place + 1);
                return true;
            case '%' or '&' or '\\' or '=':
                foreach (var encoded in Encoded)
                {
                    if (folded.AsSpan(place).StartsWith(encoded, StringComparison.OrdinalIgnoreCase))
                    {
                        sign = Spaced(folded, place, place + encoded.Length);
                        return true;
                    }
                }

                return false;
            case '(' or '[' or '{' or '<' or '|' or '*' or '_':
                return Bracketed(folded, place, out sign);
            case 'a' or 'A' when place > 1 && folded[place - 1] == ' ' && folded.AsSpan(place).StartsWith("at ", StringComparison.OrdinalIgnoreCase):
                sign = new AtSign(place - 1, place + 3, IsWord: true);
                return true;
            default:
                return false;
        }
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
                sign = spaced with { IsSpaced = false };
                return true;
            }
        }

        return false;
    }
}
