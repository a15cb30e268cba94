using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Names;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Parsing;

/// <summary>Walks over the tokens, and remembers what the rules looked for at the place where it stands.</summary>
/// <remarks>That memory is what makes an error say everything that would have been right there.</remarks>
internal sealed class TokenCursor(IReadOnlyList<Token> tokens)
{
    private readonly List<string> _expected = [];
    private int _at;
    private int _depth;

    public Token Current => tokens[_at];

    public Token? Following => _at + 1 < tokens.Count ? tokens[_at + 1] : null;

    public TextSpan LastSpan => tokens[Math.Max(_at - 1, 0)].Span;

    public Token Take()
    {
        _expected.Clear();
        // The last token stays: whoever stands on it has no more to read.
        return _at < tokens.Count - 1 ? tokens[_at++] : tokens[_at];
    }

    public bool Take(TokenKind kind, string description) => TakeIf(Current.Kind == kind, description);

    public bool Take(Keyword keyword, string? phrase = null) =>
        TakeIf(Current.Keyword == keyword, phrase ?? Name(keyword));

    /// <summary>Whether here is a word that is a keyword in this place only, so that fields may be called the same.</summary>
    public bool IsWord(string word) => Current.Kind == TokenKind.Word && Current.Value.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool TakeWord(string word) => TakeIf(IsWord(word), word);

    /// <summary>Whether <c>PIVOT</c> and a name follow.</summary>
    public bool IsPivot => IsWord("PIVOT") && Following is { Kind: TokenKind.QuotedName } or { Kind: TokenKind.Word, Keyword: Keyword.None };

    /// <summary>Takes <c>PIVOT</c> where a name follows.</summary>
    public bool TakesPivot()
    {
        if (!IsPivot)
            return false;
        Take();
        return true;
    }

    public Token Require(TokenKind kind, string description) =>
        Current.Kind == kind ? Take() : throw Fail(description);

    public void Require(Keyword keyword)
    {
        if (!Take(keyword))
            throw Fail();
    }

    /// <summary>A plain or quoted name; where <paramref name="anyWord"/>, a keyword too.</summary>
    public Identifier RequireName(string description, bool anyWord = false)
    {
        if (!IsName(anyWord))
            throw Fail(description);
        var token = Take();
        return new Identifier(token.Value, token.Kind == TokenKind.QuotedName, token.Span);
    }

    public bool IsName(bool anyWord = false) =>
        Current.Kind == TokenKind.QuotedName
        || (Current.Kind == TokenKind.Word && (anyWord || Current.Keyword == Keyword.None));

    /// <summary>Counts what nests, so that no text can exhaust the stack.</summary>
    public void Enter()
    {
        if (++_depth > SbqlParser.MaxDepth)
        {
            var message = $"Too much is nested here: expected at most {SbqlParser.MaxDepth} levels.";
            throw SbqlErrorException.At(Current.Span, message, $"at most {SbqlParser.MaxDepth} levels", DiagnosticRules.TooLarge);
        }
    }

    public void Leave() => _depth--;

    /// <summary>What to throw when nothing fits: it names all that was looked for here, and <paramref name="description"/>.</summary>
    /// <param name="description">What else would have been right.</param>
    /// <param name="keywords">The keywords that the description names, of which one may be misspelt here.</param>
    public SbqlErrorException Fail(string? description = null, params ReadOnlySpan<string> keywords)
    {
        if (description is not null)
            _expected.Add(description);
        var expected = Listed([.. _expected.Distinct()]);
        if (Current.Kind == TokenKind.Bad)
        {
            var wanted = Current.Value[(Current.Value.LastIndexOf("expected ", StringComparison.Ordinal) + "expected ".Length)..];
            return SbqlErrorException.At(Current.Span, $"Here is {Current.Value}.", wanted);
        }

        var (phrase, meant) = KeywordMeant([.. _expected.Where(IsKeywords), .. keywords]);
        var hint = phrase is null ? "." : $"; did you mean {phrase}?";
        var message = $"Expected {expected} but found {Current.Described}{hint}";
        return new SbqlErrorException(SbqlError.At(Current.Span.Start, message, expected), Current.Span) { Meant = meant, Choices = [.. _expected] };
    }

    // Of two words the second may follow already: ORDR BY. Or both are written as one: ORDERBY.
    private (string? Phrase, string? Written) KeywordMeant(IReadOnlyList<string> phrases)
    {
        if (Current is not { Kind: TokenKind.Word, Keyword: Keyword.None })
            return (null, null);
        var words = phrases.Concat(phrases.Where(phrase => phrase.Contains(' ')).Select(phrase => phrase.Split(' ')[0]));
        if (NearestNames.Of(Current.Value, words, 1) is not [var near])
            return (null, null);
        var meant = phrases.FirstOrDefault(phrase => phrase == near) ?? phrases.First(phrase => phrase.StartsWith(near + " ", StringComparison.Ordinal));
        var isFollowed = meant != near && Following is { Kind: TokenKind.Word } next && NearestNames.Of(next.Value, [meant[(near.Length + 1)..]], 1).Count > 0;
        return (meant, isFollowed ? near : meant);
    }

    public static string Listed(IReadOnlyList<string> choices) => choices.Count switch
    {
        0 => "nothing more",
        1 => choices[0],
        _ => $"{string.Join(", ", choices.Take(choices.Count - 1))} or {choices[^1]}",
    };

    private bool TakeIf(bool fits, string description)
    {
        if (fits)
            Take();
        else
            _expected.Add(description);
        return fits;
    }

    private static bool IsKeywords(string description) => description.All(c => char.IsAsciiLetterUpper(c) || c == ' ');

    private static string Name(Keyword keyword) => keyword.ToString().ToUpperInvariant();
}
