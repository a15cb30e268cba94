using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Says of a text that cannot be read whether it is surely wrong, and how to correct it.</summary>
internal static class ParseDiagnosis
{
    public static Diagnostic Of(string text, IReadOnlyList<Token> tokens, SbqlErrorException error, SbqlSchema schema, CheckOptions options)
    {
        var message = error.Message;
        if (QuoteDiagnosis.Inside(text, tokens) is { } inside)
            return inside;
        if (tokens[^1] is { Kind: TokenKind.Bad } bad && QuoteDiagnosis.Of(text, tokens, bad, error.Span) is { } quotes)
            return quotes;
        if (WriteAfterSemicolon(tokens) is { } write)
            return Diagnostic.Of(DiagnosticRules.Writes, write.Span, $"SbQL only reads: expected nothing after the semicolon but found \"{write.Value}\".");
        if (error.Rule == DiagnosticRules.UnknownFunction && error.Sought is { } function)
        {
            return options.FunctionsOfSchema.Contains(function.Name.Text, StringComparer.OrdinalIgnoreCase)
                ? Unknown(error.Span, $"{function.Name.Text.ToUpperInvariant()} is a function whose arguments are not known here.")
                : NameDiagnosis.Of(text, schema, DiagnosticRules.UnknownFunction, function);
        }

        var unread = new UnreadText(text, tokens, error, schema);
        if (error.Rule is { } rule && rule != DiagnosticRules.Syntax)
            return Diagnostic.Of(rule, error.Span, message);
        if (Parentheses(text, tokens, error.Span) is { } parentheses)
            return parentheses;
        if (Slips.Of(unread) is { } slip)
            return slip;
        if (error.Rule is { } syntax)
            return Diagnostic.Of(syntax, error.Span, message);
        if (error.Meant is { } meant)
        {
            var corrected = TextEdit.Replace(text, error.Span, meant);
            var first = error.Span == tokens[0].Span ? DiagnosticRules.NothingToFind : DiagnosticRules.Syntax;
            return Diagnostic.Of(first, error.Span, message, corrected, safe: TextEdit.IfReadable(corrected) is not null);
        }

        if (error.Span == tokens[0].Span)
            return Diagnostic.Of(DiagnosticRules.NothingToFind, error.Span, message, Found(text, tokens, schema));
        if ((error.Error.Expected ?? "").StartsWith("an entity", StringComparison.Ordinal))
            return Diagnostic.Of(DiagnosticRules.NothingToFind, error.Span, message);
        if (IsSurelyWrong(unread))
            return Diagnostic.Of(DiagnosticRules.Syntax, error.Span, message);
        // A sign of arithmetic, say, that this grammar lacks.
        return Unknown(error.Span, unread.Here.Kind == TokenKind.Bad ? $"the sign {text[unread.Here.Span.Start.Offset]} is not known." : message);
    }

    // An end, a parenthesis or a keyword where a value is wanted, and what is no number, are wrong in any grammar.
    private static bool IsSurelyWrong(UnreadText unread)
    {
        var (here, wantsValue) = (unread.Here, unread.Error.Choices.Any(choice => choice.StartsWith("a ", StringComparison.Ordinal)));
        return here.Kind == TokenKind.End
            || (here.Kind == TokenKind.Bad && here.Value.EndsWith("12.5", StringComparison.Ordinal))
            || (wantsValue && (here.Kind is TokenKind.Close or TokenKind.Comma || here.Keyword != Keyword.None || unread.Before()?.Keyword == Keyword.Limit));
    }

    // "Sessions", "SHOW sessions": what follows is an entity.
    private static string? Found(string text, IReadOnlyList<Token> tokens, SbqlSchema schema) => tokens switch
    {
        [{ Kind: TokenKind.Word } entity, ..] when schema.FindEntity(entity.Value) is not null => TextEdit.IfReadable(TextEdit.Insert(text, entity.Span.Start.Offset, "FIND ")),
        [{ Kind: TokenKind.Word } verb, { Kind: TokenKind.Word } entity, ..] when schema.FindEntity(entity.Value) is not null => TextEdit.IfReadable(TextEdit.Replace(text, verb.Span, "FIND")),
        _ => null,
    };

    private static Diagnostic Unknown(TextSpan span, string message) =>
        Diagnostic.Of(DiagnosticRules.UnknownSyntax, span, $"This may be right but cannot be checked here: {Lowered(message)}");

    private static string Lowered(string message) =>
        message.StartsWith("Expected", StringComparison.Ordinal) ? $"e{message[1..]}" : message;

    private static Token? WriteAfterSemicolon(IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.Semicolon && tokens[i + 1].Kind == TokenKind.Word && QueryGrammar.Writes.Contains(tokens[i + 1].Value))
                return tokens[i + 1];
        }

        return null;
    }

    private static Diagnostic? Parentheses(string text, IReadOnlyList<Token> tokens, TextSpan error)
    {
        var open = new Stack<Token>();
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Open)
            {
                open.Push(token);
            }
            else if (token.Kind == TokenKind.Close && !open.TryPop(out _))
            {
                const string TooMany = "This parenthesis closes nothing: expected it to be left out.";
                return Diagnostic.Of(DiagnosticRules.Parentheses, token.Span, TooMany, TextEdit.IfReadable(TextEdit.Replace(text, token.Span, "")), safe: true);
            }
        }

        if (open.Count == 0)
            return null;
        var closing = new string(')', open.Count);
        // Where the reading stopped for want of it, else at the end.
        var before = tokens.LastOrDefault(token => token.Span.EndOffset <= error.Start.Offset && token.Kind != TokenKind.End);
        var corrected = TextEdit.IfReadable(TextEdit.Insert(text, before?.Span.EndOffset ?? text.Length, closing))
            ?? TextEdit.IfReadable(text.TrimEnd().TrimEnd(';') + closing);
        return Diagnostic.Of(DiagnosticRules.Parentheses, open.Peek().Span, "This parenthesis is never closed: expected \")\".", corrected, safe: true);
    }
}
