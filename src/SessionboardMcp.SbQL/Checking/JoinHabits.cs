using System.Text;
using SessionboardMcp.SbQL.Parsing;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>
/// What every SQL writer adds to a join, and SbQL is not known to take: short names for entities, <c>ON</c> and <c>INNER</c>. All of it is
/// taken out at once, because the short names stand in the <c>ON</c> too.
/// </summary>
internal static class JoinHabits
{
    public static Diagnostic? Of(UnreadText unread)
    {
        if (unread.Tokens[0].Keyword != Keyword.Select)
            return null;
        var here = unread.Here;
        if (Is(here, "ON") && unread.Before(2)?.Keyword == Keyword.Join)
            return UnreadText.Slip(here.Span, unread.Error.Message, Corrected(unread));
        if (Is(here, "INNER") && unread.After?.Keyword == Keyword.Join)
            return UnreadText.Slip(here.Span, "JOIN is an inner join already: expected JOIN without INNER.", Corrected(unread));
        var name = here.Keyword == Keyword.As ? unread.After : here;
        return unread.Before(2)?.Keyword is Keyword.From or Keyword.Join && IsShortName(name)
            ? NoShortName(unread, name!, unread.Before()!)
            : null;
    }

    private static Diagnostic? NoShortName(UnreadText unread, Token name, Token entity) => TextEdit.IfReadable(Corrected(unread)) is { } corrected
        ? UnreadText.Slip(name.Span, $"SbQL is not known to take \"{Token.Short(name.Value)}\" for {Token.Short(entity.Value)}: expected the entity's own name before the dot.", corrected)
        : null;

    private static string Corrected(UnreadText unread)
    {
        var (text, tokens) = (unread.Text, unread.Tokens);
        var names = ShortNames(tokens);
        var (corrected, copied, isJoined) = (new StringBuilder(), 0, false);
        for (var i = 0; i < tokens.Count; i++)
        {
            var before = i > 0 ? tokens[i - 1] : null;
            isJoined |= tokens[i].Keyword == Keyword.Join;
            if (Is(tokens[i], "INNER") && tokens[i + 1].Keyword == Keyword.Join)
                Cut(tokens[i].Span.Start.Offset, tokens[i + 1].Span.Start.Offset, "");
            else if (names.Places.Contains(i))
                Cut(tokens[i - (before!.Keyword == Keyword.As ? 2 : 1)].Span.EndOffset, tokens[i].Span.EndOffset, "");
            else if (isJoined && Is(tokens[i], "ON"))
                i = CutOn(i);
            else if (i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Dot && before?.Kind != TokenKind.Dot && names.Meant.TryGetValue(tokens[i].Value, out var entity))
                Cut(tokens[i].Span.Start.Offset, tokens[i].Span.EndOffset, entity);
        }

        return corrected.Append(text, copied, text.Length - copied).ToString().TrimEnd();

        void Cut(int from, int to, string by)
        {
            corrected.Append(text, copied, from - copied).Append(by);
            copied = to;
        }

        int CutOn(int on)
        {
            var end = BehindOn(tokens, on);
            Cut(tokens[on].Span.Start.Offset, tokens[end].Span.Start.Offset, "");
            return end - 1;
        }
    }

    private static (HashSet<int> Places, Dictionary<string, string> Meant) ShortNames(IReadOnlyList<Token> tokens)
    {
        var (places, meant) = (new HashSet<int>(), new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            if (tokens[i].Keyword is not (Keyword.From or Keyword.Join))
                continue;
            var at = tokens[i + 2].Keyword == Keyword.As && i + 3 < tokens.Count ? i + 3 : i + 2;
            if (IsShortName(tokens[at]) && meant.TryAdd(tokens[at].Value, tokens[i + 1].Value))
                places.Add(at);
        }

        return (places, meant);
    }

    // ON and the comparison behind it: names, dots and signs up to the next clause.
    private static int BehindOn(IReadOnlyList<Token> tokens, int at)
    {
        at++;
        while (tokens[at].Kind is TokenKind.Dot or TokenKind.Equal or TokenKind.Open or TokenKind.Close or TokenKind.QuotedName
            || (tokens[at].Kind == TokenKind.Word && tokens[at].Keyword == Keyword.None && !IsJoinWord(tokens[at])))
        {
            at++;
        }

        return at;
    }

    private static bool IsShortName(Token? token) =>
        token is { Kind: TokenKind.Word, Keyword: Keyword.None } && !IsJoinWord(token) && !Is(token, "ON") && !Is(token, "UNION") && !Is(token, "PIVOT");

    private static bool IsJoinWord(Token token) =>
        Is(token, "INNER") || Is(token, "LEFT") || Is(token, "RIGHT") || Is(token, "FULL") || Is(token, "CROSS") || Is(token, "OUTER");

    private static bool Is(Token token, string word) => token.Kind == TokenKind.Word && token.Value.Equals(word, StringComparison.OrdinalIgnoreCase);
}
