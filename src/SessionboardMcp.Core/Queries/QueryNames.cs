using System.Globalization;
using System.Text;

namespace SessionboardMcp.Core.Queries;

/// <summary>Finds what could be a name in the text of a query, for what the grammar cannot or does not read.</summary>
internal static class QueryNames
{
    /// <summary>Every word of the text and everything that stands in quotes, comments included.</summary>
    public static IEnumerable<string> In(string text) => Words(text).Concat(Quoted(text));

    /// <summary>What stands in comments, which Sessionboard may read otherwise than this server does.</summary>
    public static string Comments(string text) => Parted(text).Comments;

    private static (string Comments, string Between) Parted(string text)
    {
        var (comments, rest) = (new StringBuilder(), new StringBuilder());
        for (var at = 0; at < text.Length;)
        {
            var end = text[at] switch
            {
                '\'' or '"' or '`' => End(text, text[at].ToString(), at + 1),
                '-' when text.AsSpan(at).StartsWith("--") => End(text, "\n", at),
                '/' when text.AsSpan(at).StartsWith("/*") => End(text, "*/", at + 2),
                _ => at + 1,
            };
            if (text[at] is '-' or '/' && end > at + 1)
            {
                comments.Append(text, at, end - at).Append('\n');
                rest.Append(' ');
            }
            else
            {
                rest.Append(text, at, end - at);
            }

            at = end;
        }

        return (comments.ToString(), rest.ToString());
    }

    /// <summary>The names that stand behind <c>AS</c>, and those in quotes.</summary>
    public static IEnumerable<string> BehindAs(string text)
    {
        var before = "";
        foreach (var word in Words(text))
        {
            if (before.Equals("AS", StringComparison.OrdinalIgnoreCase))
                yield return word;
            before = word;
        }

        foreach (var quoted in Quoted(text))
            yield return quoted;
    }

    /// <summary>Everything that stands in quotes, of whatever kind.</summary>
    public static IEnumerable<string> Quoted(string text)
    {
        foreach (var quote in new[] { "\"", "`", "'" })
        {
            for (var at = text.IndexOf(quote, StringComparison.Ordinal); at >= 0; at = text.IndexOf(quote, at, StringComparison.Ordinal))
            {
                var end = End(text, quote, at + 1);
                yield return text[(at + 1)..Math.Max(at + 1, end - 1)];
                if (end >= text.Length)
                    break;
                at = end;
            }
        }
    }

    /// <summary>Whether something is ordered or grouped by the place of a column: <c>ORDER BY 2</c>.</summary>
    public static bool OrdersByPlace(string query)
    {
        var text = Parted(query).Between;
        for (var at = text.IndexOf("BY", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("BY", at + 2, StringComparison.OrdinalIgnoreCase))
        {
            var clause = text.AsSpan(at + 2);
            // The list ends with the next clause; a number in it may stand behind a name.
            foreach (var term in clause[..Math.Min(clause.Length, 500)].ToString().Split(','))
            {
                if (term.TrimStart(' ', '\t', '\r', '\n', '(') is [>= '0' and <= '9', ..])
                    return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Append(new Rune(' ')))
        {
            // What cannot be seen does not part a word.
            if (Rune.IsLetterOrDigit(rune) || rune.Value == '_'
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.OtherSymbol)
            {
                word.Append(rune);
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
    }

    private static int End(string text, string sign, int from)
    {
        var at = from < text.Length ? text.IndexOf(sign, from, StringComparison.Ordinal) : -1;
        return at < 0 ? text.Length : at + sign.Length;
    }
}
