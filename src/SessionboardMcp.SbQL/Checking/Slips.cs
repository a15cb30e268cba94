using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Recognizes what people and models write out of habit from SQL, from programming languages or from the other dialect.</summary>
internal static class Slips
{
    private static readonly Func<UnreadText, Diagnostic?>[] All =
        [JoinHabits.Of, Case, Signs, TooManyCommas, WordsLeftOut, ListLeftOut, IsValue, Top, Dialects, ClauseTwice, MissingComma];

    /// <summary>The first that is recognized, if any.</summary>
    public static Diagnostic? Of(UnreadText unread) => All.Select(slip => slip(unread)).FirstOrDefault(found => found is not null);

    // CASE WHEN … THEN … END would be sent as something that may be right, and cost a request.
    private static Diagnostic? Case(UnreadText unread)
    {
        var words = unread.Tokens.Where(token => token.Kind == TokenKind.Word).ToList();
        var at = words.FindIndex(token => token.Value.Equals("CASE", StringComparison.OrdinalIgnoreCase));
        var isCase = at >= 0 && words[at].Span.Start.Offset <= unread.Error.Span.Start.Offset
            && words.Skip(at).Any(token => token.Value.Equals("WHEN", StringComparison.OrdinalIgnoreCase));
        return isCase
            ? Diagnostic.Of(DiagnosticRules.Syntax, words[at].Span, "SbQL is not known to have CASE: expected GROUP BY, or a condition in WHERE and one query for each case.")
            : null;
    }

    // == for =, => for >=, && for AND.
    private static Diagnostic? Signs(UnreadText unread)
    {
        var (text, here) = (unread.Text, unread.Here);
        if (here.Kind == TokenKind.Bad && Foreign(text, here) is var (written, right))
        {
            var span = new TextSpan(here.Span.Start, written.Length);
            return UnreadText.Slip(span, $"\"{written}\" means nothing in SbQL: expected {right}.", TextEdit.Replace(text, span, $" {right} ").Replace("  ", " ", StringComparison.Ordinal));
        }

        if (unread.Before() is not { Kind: TokenKind.Equal } equal || equal.Span.EndOffset != here.Span.Start.Offset)
            return null;
        var sign = here.Kind switch { TokenKind.Equal => "=", TokenKind.Greater => ">=", TokenKind.Less => "<=", _ => null };
        if (sign is null)
            return null;
        var both = equal.Span.Through(here.Span);
        return UnreadText.Slip(both, $"\"={here.Value}\" is no comparison: expected {sign}.", TextEdit.Replace(text, both, sign));
    }

    private static (string Written, string Right)? Foreign(string text, Token bad) => text.AsSpan(bad.Span.Start.Offset) switch
    {
        ['&', '&', ..] => ("&&", "AND"),
        ['|', '|', ..] => ("||", "OR"),
        ['!', ..] => ("!", "NOT"),
        _ => null,
    };

    private static Diagnostic? TooManyCommas(UnreadText unread) =>
        unread.Before() is { Kind: TokenKind.Comma } comma && (unread.Here.Kind == TokenKind.End || unread.Here.Keyword != Keyword.None || unread.Here.Kind is TokenKind.Comma or TokenKind.Close)
            ? unread.SlipIfReadable(TextEdit.Replace(unread.Text, comma.Span, ""))
            : null;

    // BY behind GROUP, WITH behind STARTS, FROM before an entity, INCLUDE before a field.
    private static Diagnostic? WordsLeftOut(UnreadText unread)
    {
        var (text, here) = (unread.Text, unread.Here);
        if (here.Kind == TokenKind.End)
            return null;
        if (unread.Error.Error.Expected is "BY" or "WITH" && unread.Error.Meant is null)
            return unread.SlipIfReadable(TextEdit.Insert(text, here.Span.Start.Offset, unread.Error.Error.Expected + " "));
        if (here.Kind is not (TokenKind.Word or TokenKind.QuotedName) || here.Keyword != Keyword.None)
            return null;
        if (unread.Expects("FROM") && unread.Schema.FindEntity(here.Value) is not null)
            return unread.SlipIfReadable(TextEdit.Insert(text, here.Span.Start.Offset, "FROM "));
        var entity = unread.Tokens is [{ Keyword: Keyword.Find }, var name, ..] ? unread.Schema.FindEntity(name.Value) : null;
        return unread.Expects("INCLUDE") && unread.Before(2) is { Keyword: Keyword.Find } && (entity?.FindField(here.Value) is not null || entity?.FindRelationship(here.Value) is not null)
            ? unread.SlipIfReadable(TextEdit.Insert(text, here.Span.Start.Offset, "INCLUDE "))
            : null;
    }

    // IS 'accepted', IS NOT TRUE.
    private static Diagnostic? IsValue(UnreadText unread)
    {
        if (unread.Here is not ({ Kind: TokenKind.Text or TokenKind.Number } or { Keyword: Keyword.True or Keyword.False }))
            return null;
        var (first, sign) = (unread.Before(), unread.Before(2)) switch
        {
            ({ Keyword: Keyword.Is } word, _) => (word, "="),
            ({ Keyword: Keyword.Not }, { Keyword: Keyword.Is } word) => (word, "!="),
            _ => (null, ""),
        };
        return first is null
            ? null
            // What is not there is not TRUE either, but not != TRUE.
            : unread.SlipIfReadable(TextEdit.Replace(unread.Text, first.Span.Through(unread.Before()!.Span), sign), safe: sign == "=");
    }

    // IN 5 for IN (5), COUNT() for COUNT(*).
    private static Diagnostic? ListLeftOut(UnreadText unread)
    {
        var (text, here) = (unread.Text, unread.Here);
        if (unread.Before()?.Keyword == Keyword.In && here.Kind is TokenKind.Text or TokenKind.Number)
            return unread.SlipIfReadable($"{text[..here.Span.Start.Offset]}({text[here.Span.Start.Offset..here.Span.EndOffset]}){text[here.Span.EndOffset..]}");
        return here.Kind == TokenKind.Close && unread.Expects("*") ? unread.SlipIfReadable(TextEdit.Insert(text, here.Span.Start.Offset, "*")) : null;
    }

    // SELECT TOP 10 title.
    private static Diagnostic? Top(UnreadText unread)
    {
        if (unread.Here.Kind != TokenKind.Number || unread.Before(2)?.Keyword is not (Keyword.Select or Keyword.Distinct) || unread.After is not { } next)
            return null;
        var top = unread.Before()!;
        if (!top.Value.Equals("TOP", StringComparison.OrdinalIgnoreCase))
            return null;
        var rest = unread.Text[next.Span.Start.Offset..].TrimEnd().TrimEnd(';');
        return UnreadText.Slip(top.Span.Through(unread.Here.Span), "SbQL has no TOP: expected LIMIT at the end.", $"{unread.Text[..top.Span.Start.Offset]}{rest} LIMIT {unread.Here.Value}");
    }

    private static Diagnostic? Dialects(UnreadText unread) => (unread.Tokens[0].Keyword, unread.Here.Keyword) switch
    {
        (Keyword.Find, Keyword.From) => unread.SlipIfReadable(TextEdit.Replace(unread.Text, unread.Tokens[0].Span, "SELECT")),
        (Keyword.Find, Keyword.Select) => unread.SlipIfReadable(TextEdit.Replace(unread.Text, unread.Here.Span, "INCLUDE")),
        (Keyword.Select, Keyword.Include) => unread.SlipIfReadable(TextEdit.Replace(unread.Text, unread.Tokens[0].Span, "FIND")),
        _ => null,
    };

    // A second WHERE adds a condition, a second list goes on with the first. Where the first has an OR, that is not sure.
    private static Diagnostic? ClauseTwice(UnreadText unread)
    {
        if (unread.Here.Keyword is not (Keyword.Where or Keyword.Having)
            || !unread.Tokens.TakeWhile(token => token.Span != unread.Here.Span).Any(token => token.Keyword == unread.Here.Keyword) || unread.Before() is not { } before)
            return null;
        var message = $"{unread.Here.Value.ToUpperInvariant()} stands twice: expected AND between two conditions.";
        var corrected = TextEdit.IfReadable(TextEdit.Replace(unread.Text, unread.Here.Span, "AND"));
        return Diagnostic.Of(DiagnosticRules.Syntax, unread.Here.Span, message, before.Keyword == Keyword.None ? corrected : null);
    }

    // INCLUDE title capacity: two names in a row, of which the second may also be meant as a name for the first.
    private static Diagnostic? MissingComma(UnreadText unread)
    {
        var isColumn = unread.Expects("\",\"") && unread.Expects("AS") && unread.Here is { Kind: TokenKind.Word or TokenKind.QuotedName, Keyword: Keyword.None };
        if (!isColumn || unread.Before() is not { } before)
            return null;
        var isField = unread.Schema.Entities.Any(entity => entity.FindField(unread.Here.Value) is not null || entity.FindRelationship(unread.Here.Value) is not null);
        return isField
            ? unread.SlipIfReadable(TextEdit.Insert(unread.Text, before.Span.EndOffset, ","), safe: false)
            : unread.SlipIfReadable(TextEdit.Insert(unread.Text, unread.Here.Span.Start.Offset, "AS "), safe: false);
    }
}
