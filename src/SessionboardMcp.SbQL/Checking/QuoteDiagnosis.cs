using System.Text.RegularExpressions;
using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Says what is wrong with quotes, and corrects them.</summary>
internal static partial class QuoteDiagnosis
{
    private static readonly char[] Curly = ['‘', '’', '“', '”'];

    public static Diagnostic? Of(string text, IReadOnlyList<Token> tokens, Token bad, TextSpan error)
    {
        var message = $"Here is {bad.Value}.";
        var sign = text[bad.Span.Start.Offset];
        if (Curly.Contains(sign))
        {
            var plain = string.Concat(text.Select(c => Curly.Contains(c) ? '\'' : c));
            return Diagnostic.Of(DiagnosticRules.Quotes, bad.Span, message, TextEdit.IfReadable(plain), safe: true);
        }

        if (!bad.Value.Contains("never closed", StringComparison.Ordinal))
            return null;
        var end = sign == '/' ? " */" : sign.ToString();
        // Where the reading stopped before, the missing quote is elsewhere.
        return Diagnostic.Of(DiagnosticRules.Quotes, bad.Span, message, error == bad.Span ? Closed(text.TrimEnd(), tokens, bad, end) : null);
    }

    // Where a value is wanted, another dialect's double quotes mean a text.
    private static string? Closed(string text, IReadOnlyList<Token> tokens, Token bad, string end)
    {
        var isValue = tokens.Count > 1 && tokens[^2].Kind is TokenKind.Equal or TokenKind.NotEqual && end is "\"" or "`";
        return TextEdit.IfReadable(isValue ? text[..bad.Span.Start.Offset] + NameText.Quoted(text[(bad.Span.Start.Offset + 1)..]) : text + end);
    }

    // 'it's': a text that ends right before a letter ends too early.
    public static Diagnostic? Inside(string text, IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            var end = tokens[i].Span.EndOffset;
            if (tokens[i].Kind != TokenKind.Text || tokens[i + 1].Kind != TokenKind.Word || tokens[i + 1].Span.Start.Offset != end)
                continue;
            var start = tokens[i].Span.Start;
            var at = new TextSpan(new TextPosition(end - 1, start.Line, start.Column + tokens[i].Span.Length - 1), 1);
            var corrected = TextEdit.IfReadable(Apostrophe().Replace(text, "''"));
            return tokens[i].Value.Contains('\n', StringComparison.Ordinal) ? null
                : Diagnostic.Of(DiagnosticRules.Quotes, at, "The text ends at this quote: expected '' for a quote inside a text.", corrected, safe: true);
        }

        return null;
    }

    [GeneratedRegex(@"(?<=[\p{L}\p{Nd}])'(?=[\p{L}\p{Nd}])", RegexOptions.CultureInvariant)]
    private static partial Regex Apostrophe();
}
