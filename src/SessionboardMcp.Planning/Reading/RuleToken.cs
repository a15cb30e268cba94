namespace SessionboardMcp.Planning.Reading;

/// <summary>A word of a rule, a quoted name, or a sign between words.</summary>
/// <param name="Text">What it says, without quotes.</param>
/// <param name="Start">Where it begins in the rule's text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="IsQuoted">Whether it was quoted: then it is a name, whatever it says.</param>
internal sealed record RuleToken(string Text, int Start, int End, bool IsQuoted)
{
    public string Lower { get; } = IsQuoted ? "" : Text.ToLowerInvariant();

    /// <summary>Takes a text apart, in time proportional to its length.</summary>
    public static List<RuleToken> Of(string text)
    {
        var tokens = new List<RuleToken>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else if (Closing(text[at]) is { } closing && text.IndexOf(closing, at + 1) is > 0 and var end)
            {
                tokens.Add(new RuleToken(text[(at + 1)..end].Trim(), at, end + 1, true));
                at = end + 1;
            }
            else if (text[at] is ',' or ';' or '(' or ')' or '&')
            {
                tokens.Add(new RuleToken(text[at] == '&' ? "and" : text[at].ToString(), at, at + 1, false));
                at++;
            }
            else
            {
                var after = at;
                while (after < text.Length && !char.IsWhiteSpace(text[after]) && text[after] is not (',' or ';' or '(' or ')'))
                    after++;
                Word(text, at, after, tokens);
                at = after;
            }
        }

        if (tokens is [.., { IsQuoted: false, Text: "." or "!" or ":" }])
            tokens.RemoveAt(tokens.Count - 1);
        return tokens;
    }

    private static char? Closing(char opening) => opening switch { '"' => '"', '\u201c' or '\u201e' => '\u201d', '\u00ab' => '\u00bb', _ => null };

    // "wish:" and "Tuesday." are a word and a sign; "10:00-12:00" and "Mon-Wed" are two with a sign between.
    private static void Word(string text, int start, int end, List<RuleToken> tokens)
    {
        var last = text[end - 1];
        if (end - start > 1 && last is ':' or '.' or '!' or '?')
        {
            Word(text, start, end - 1, tokens);
            if (last == ':' || end == text.Length)
                tokens.Add(new RuleToken(last == ':' ? ":" : ".", end - 1, end, false));
            return;
        }

        var word = text[start..end];
        var dash = word.IndexOfAny(['-', '\u2013', '\u2014']);
        if (dash > 0 && dash < word.Length - 1 && IsRange(word[..dash], word[(dash + 1)..]))
        {
            tokens.Add(new RuleToken(word[..dash], start, start + dash, false));
            tokens.Add(new RuleToken("-", start + dash, start + dash + 1, false));
            tokens.Add(new RuleToken(word[(dash + 1)..], start + dash + 1, end, false));
            return;
        }

        tokens.Add(new RuleToken(word is "\u2013" or "\u2014" ? "-" : word, start, end, false));
    }

    private static bool IsRange(string from, string to) =>
        (ClockWords.Parse(from.ToLowerInvariant()) is not null && ClockWords.Parse(to.ToLowerInvariant()) is not null)
        || (DayWords.Weekday(from.ToLowerInvariant()) is not null && DayWords.Weekday(to.ToLowerInvariant()) is not null);
}
