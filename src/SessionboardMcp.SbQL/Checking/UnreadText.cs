using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>A text that cannot be read, and where the reading stopped.</summary>
internal sealed class UnreadText(string text, IReadOnlyList<Token> tokens, SbqlErrorException error, SbqlSchema schema)
{
    // An error may stand before the last token read, so the place is looked for.
    private readonly int _at = Math.Max(tokens.ToList().FindIndex(token => token.Span == error.Span), 0);

    public string Text => text;

    public IReadOnlyList<Token> Tokens => tokens;

    public SbqlErrorException Error => error;

    public SbqlSchema Schema => schema;

    /// <summary>The token at which the reading stopped.</summary>
    public Token Here => tokens[_at];

    /// <summary>The token so many places before.</summary>
    public Token? Before(int places = 1) => _at >= places ? tokens[_at - places] : null;

    /// <summary>The token behind.</summary>
    public Token? After => _at + 1 < tokens.Count ? tokens[_at + 1] : null;

    public bool Expects(string choice) => error.Choices.Contains(choice, StringComparer.Ordinal);

    /// <summary>A misspelling that cannot be right in any grammar, with what corrects it where that can be read.</summary>
    public static Diagnostic Slip(TextSpan span, string message, string corrected, bool safe = true) =>
        Diagnostic.Of(DiagnosticRules.Syntax, span, message, TextEdit.IfReadable(corrected), safe);

    /// <summary>The same with the message of the parser, where the corrected text can be read; else null.</summary>
    public Diagnostic? SlipIfReadable(string corrected, bool safe = true) =>
        TextEdit.IfReadable(corrected) is null ? null : Slip(error.Span, error.Message, corrected, safe);
}
