using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Parsing;

/// <summary>A word of the language.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The name or text without quotes; of a <see cref="TokenKind.Bad"/> one what is wrong.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record Token(TokenKind Kind, string Value, TextSpan Span)
{
    private const int Shown = 40;

    public Keyword Keyword { get; } = Kind == TokenKind.Word ? KeywordOf(Value) : Keyword.None;

    /// <summary>How an error names it: short and on one line.</summary>
    public string Described => Kind switch
    {
        TokenKind.End => "the end of the query",
        TokenKind.Text => $"the text '{Short(Value)}'",
        TokenKind.Number => $"the number {Short(Value)}",
        _ => $"\"{Short(Value)}\"",
    };

    public static string Short(string text)
    {
        var shown = text.Length > Shown ? text[..Shown] + "…" : text;
        return string.Create(shown.Length, shown, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });
    }

    // Enum.TryParse would take numbers and lists for keywords too.
    private static readonly Dictionary<string, Keyword> Keywords = Enum.GetValues<Keyword>()
        .Where(keyword => keyword != Keyword.None)
        .ToDictionary(keyword => keyword.ToString(), StringComparer.OrdinalIgnoreCase);

    public static Keyword KeywordOf(string word) => Keywords.GetValueOrDefault(word, Keyword.None);
}
