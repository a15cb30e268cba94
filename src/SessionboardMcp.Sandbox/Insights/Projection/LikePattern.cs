namespace SessionboardMcp.Sandbox.Insights.Projection;

/// <summary>Matches <c>LIKE</c> patterns: <c>%</c> is any run of characters, <c>_</c> is one; case does not matter.</summary>
internal static class LikePattern
{
    /// <summary>Whether the whole text matches. Takes at most pattern times text steps, whatever the pattern.</summary>
    public static bool Matches(string pattern, string text, char? escape)
    {
        int p = 0, t = 0, lastRun = -1, runStart = 0;
        while (t < text.Length)
        {
            var token = TokenAt(pattern, p, escape);
            if (token.Kind == Kind.Run)
            {
                lastRun = p += token.Length;
                runStart = t;
            }
            else if (token.Kind == Kind.Any || (token.Kind == Kind.Exactly && Same(token.Character, text[t])))
            {
                p += token.Length;
                t++;
            }
            else if (lastRun >= 0)
            {
                // Let the last run take one character more; an earlier run never needs to.
                p = lastRun;
                t = ++runStart;
            }
            else
            {
                return false;
            }
        }
        while (TokenAt(pattern, p, escape) is { Kind: Kind.Run } run)
            p += run.Length;
        return p == pattern.Length;
    }

    private static Token TokenAt(string pattern, int at, char? escape)
    {
        if (at >= pattern.Length)
            return new(Kind.End, 0, default);
        var character = pattern[at];
        if (character == escape && at + 1 < pattern.Length)
            return new(Kind.Exactly, 2, pattern[at + 1]);
        return character switch
        {
            '%' => new(Kind.Run, 1, default),
            '_' => new(Kind.Any, 1, default),
            _ => new(Kind.Exactly, 1, character),
        };
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);

    private enum Kind
    {
        End,
        Run,
        Any,
        Exactly,
    }

    private readonly record struct Token(Kind Kind, int Length, char Character);
}
