using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Says of a text that cannot be read whether it is surely wrong, and how to mend it.</summary>
internal static class ParseDiagnosis
{
    private static readonly char[] CurlyQuotes = ['‘', '’', '“', '”'];

    public static Diagnostic Of(string text, IReadOnlyList<Token> tokens, SbqlErrorException error, SbqlSchema schema, CheckOptions options)
    {
        var message = error.Message;
        if (tokens[^1] is { Kind: TokenKind.Bad } bad && Quotes(text, bad, error.Span) is { } quotes)
            return quotes;
        if (WriteAfterSemicolon(tokens) is { } write)
            return Diagnostic.Of(DiagnosticRules.Writes, write.Span, $"SbQL only reads: expected nothing after the semicolon but found \"{write.Value}\".");
        if (error.Rule == DiagnosticRules.UnknownFunction && error.Sought is { } function)
        {
            return options.FunctionsOfSchema.Contains(function.Name.Text, StringComparer.OrdinalIgnoreCase)
                ? Unknown(error.Span, $"{function.Name.Text.ToUpperInvariant()} is a function whose arguments are not known here.")
                : NameDiagnosis.Of(text, schema, DiagnosticRules.UnknownFunction, function);
        }

        if (error.Rule == DiagnosticRules.Syntax)
            return Diagnostic.Of(error.Rule, error.Span, message, WithoutOn(text, tokens, error.Span), safe: true);
        if (error.Rule is { } rule)
            return Diagnostic.Of(rule, error.Span, message);
        if (Parentheses(text, tokens, error.Span) is { } parentheses)
            return parentheses;
        if (error.Meant is { } meant)
        {
            var mended = TextEdit.Replace(text, error.Span, meant);
            var first = error.Span == tokens[0].Span ? DiagnosticRules.NothingToFind : DiagnosticRules.Syntax;
            return Diagnostic.Of(first, error.Span, message, mended, safe: TextEdit.IfReadable(mended) is not null);
        }

        if (error.Span == tokens[0].Span || (error.Error.Expected ?? "").StartsWith("an entity", StringComparison.Ordinal))
            return Diagnostic.Of(DiagnosticRules.NothingToFind, error.Span, message);
        return tokens[^1].Kind == TokenKind.End && error.Span == tokens[^1].Span
            ? Diagnostic.Of(DiagnosticRules.Syntax, error.Span, message)
            : Unknown(error.Span, message);
    }

    private static Diagnostic Unknown(TextSpan span, string message) =>
        Diagnostic.Of(DiagnosticRules.UnknownSyntax, span, $"This may be right but cannot be checked here: {Lowered(message)}");

    private static string Lowered(string message) =>
        message.StartsWith("Expected", StringComparison.Ordinal) ? $"e{message[1..]}" : message;

    private static Diagnostic? Quotes(string text, Token bad, TextSpan error)
    {
        var message = $"Here is {bad.Value}.";
        var sign = text[bad.Span.Start.Offset];
        if (CurlyQuotes.Contains(sign))
        {
            var plain = string.Concat(text.Select(c => CurlyQuotes.Contains(c) ? '\'' : c));
            return Diagnostic.Of(DiagnosticRules.Quotes, bad.Span, message, TextEdit.IfReadable(plain), safe: true);
        }

        if (!bad.Value.Contains("never closed", StringComparison.Ordinal))
            return null;
        var end = sign == '/' ? "*/" : sign.ToString();
        // Where the reading stopped before, a quote inside a text was probably not doubled.
        var mended = error == bad.Span ? TextEdit.IfReadable(text.TrimEnd() + end) : null;
        return Diagnostic.Of(DiagnosticRules.Quotes, bad.Span, message, mended);
    }

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
        var mended = TextEdit.IfReadable(TextEdit.Insert(text, before?.Span.EndOffset ?? text.Length, closing))
            ?? TextEdit.IfReadable(text.TrimEnd().TrimEnd(';') + closing);
        return Diagnostic.Of(DiagnosticRules.Parentheses, open.Peek().Span, "This parenthesis is never closed: expected \")\".", mended, safe: true);
    }

    // ON and the comparison behind it: names, dots and signs up to the next clause.
    private static string? WithoutOn(string text, IReadOnlyList<Token> tokens, TextSpan on)
    {
        var at = tokens.ToList().FindIndex(token => token.Span == on) + 1;
        while (tokens[at].Kind is TokenKind.Dot or TokenKind.Equal or TokenKind.Open or TokenKind.Close or TokenKind.QuotedName
            || (tokens[at].Kind == TokenKind.Word && tokens[at].Keyword == Keyword.None))
        {
            at++;
        }

        var end = tokens[at].Span.Start.Offset;
        return TextEdit.IfReadable((text[..on.Start.Offset] + text[end..]).TrimEnd());
    }
}
