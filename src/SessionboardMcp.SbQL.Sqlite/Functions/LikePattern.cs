namespace SessionboardMcp.SbQL.Sqlite.Functions;

/// <summary>Matches <c>LIKE</c> patterns: <c>%</c> is any run of characters, <c>_</c> is one; case does not matter.</summary>
internal static class LikePattern
{
    /// <summary>Whether the whole text matches. Takes at most pattern times text steps, whatever the pattern.</summary>
    public static bool Matches(string pattern, string text)
    {
        int p = 0, t = 0, afterRun = -1, runEnd = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '%')
            {
                afterRun = ++p;
                runEnd = t;
            }
            else if (p < pattern.Length && (pattern[p] == '_' || Same(pattern[p], text[t])))
            {
                p++;
                t++;
            }
            else if (afterRun >= 0)
            {
                // Let the last run take one character more; an earlier run never needs to.
                p = afterRun;
                t = ++runEnd;
            }
            else
            {
                return false;
            }
        }
        while (p < pattern.Length && pattern[p] == '%')
            p++;
        return p == pattern.Length;
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
