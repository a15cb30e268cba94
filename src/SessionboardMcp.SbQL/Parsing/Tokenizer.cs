using System.Globalization;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Parsing;

/// <summary>Cuts the text of a query into tokens, in one pass.</summary>
internal sealed class Tokenizer
{
    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private int _at;
    private int _line = 1;
    private int _lineStart;

    private Tokenizer(string text) => _text = text;

    /// <summary>Its tokens; the last is <see cref="TokenKind.End"/>, or <see cref="TokenKind.Bad"/> where no token begins.</summary>
    public static IReadOnlyList<Token> Read(string text)
    {
        var tokenizer = new Tokenizer(text);
        while (tokenizer.Next() is not (TokenKind.End or TokenKind.Bad))
        {
            // Each step adds its token itself.
        }

        return tokenizer._tokens;
    }

    private TokenKind Next()
    {
        if (SkipBlanks() is { } unclosed)
            return Add(TokenKind.Bad, "a comment that is never closed: expected */", unclosed, 2);
        var start = Position;
        if (_at == _text.Length)
            return Add(TokenKind.End, "", start, 0);
        var c = _text[_at];
        return c switch
        {
            '\'' => Quoted(TokenKind.Text, "a text that is never closed: expected '"),
            '"' => Quoted(TokenKind.QuotedName, "a name that is never closed: expected \""),
            '`' => Quoted(TokenKind.QuotedName, "a name that is never closed: expected `"),
            _ when IsNameStart(c) => Run(TokenKind.Word, IsNamePart),
            _ when char.IsAsciiDigit(c) || (c == '-' && char.IsAsciiDigit(Peek(1))) => Number(),
            _ => Sign(c),
        };
    }

    private TokenKind Sign(char c)
    {
        var (kind, length) = (c, Peek(1)) switch
        {
            ('!', '=') or ('<', '>') => (TokenKind.NotEqual, 2),
            ('<', '=') => (TokenKind.LessOrEqual, 2),
            ('>', '=') => (TokenKind.GreaterOrEqual, 2),
            ('<', _) => (TokenKind.Less, 1),
            ('>', _) => (TokenKind.Greater, 1),
            ('=', _) => (TokenKind.Equal, 1),
            (',', _) => (TokenKind.Comma, 1),
            ('.', _) => (TokenKind.Dot, 1),
            ('(', _) => (TokenKind.Open, 1),
            (')', _) => (TokenKind.Close, 1),
            ('*', _) => (TokenKind.Star, 1),
            (';', _) => (TokenKind.Semicolon, 1),
            _ => (TokenKind.Bad, 1),
        };
        var start = Position;
        var value = kind == TokenKind.Bad ? Stray(c) : _text.Substring(_at, length);
        _at += length;
        return Add(kind, value, start, length);
    }

    // Word processors and chat windows turn quotes into curly ones.
    private static string Stray(char c) => c is '‘' or '’' or '“' or '”'
        ? $"the curly quote {c}: expected the plain quote '"
        : $"\"{Token.Short(c.ToString())}\", which means nothing in SbQL: expected a name, a value or a comparison";

    private TokenKind Quoted(TokenKind kind, string unclosed)
    {
        var start = Position;
        var quote = _text[_at++];
        var from = _at;
        while (true)
        {
            var end = _text.IndexOf(quote, _at);
            if (end < 0)
                return Add(TokenKind.Bad, unclosed, start, 1);
            _at = end + 1;
            if (Peek(0) != quote)
                break;
            _at++;
        }

        var value = _text[from..(_at - 1)].Replace($"{quote}{quote}", quote.ToString(), StringComparison.Ordinal);
        CountLines(from, _at);
        return kind == TokenKind.QuotedName && value.Length == 0
            ? Add(TokenKind.Bad, "a name of no characters: expected a name between the quotes", start, 2)
            : Add(kind, value, start, _at - start.Offset);
    }

    private TokenKind Number()
    {
        var start = Position;
        _at++;
        while (IsNamePart(Peek(0)) || (Peek(0) == '.' && char.IsAsciiDigit(Peek(1))))
            _at++;
        var value = _text[start.Offset.._at];
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var isNumber = value.Length <= 28 && decimal.TryParse(value, Style, CultureInfo.InvariantCulture, out _);
        return isNumber
            ? Add(TokenKind.Number, value, start, value.Length)
            : Add(TokenKind.Bad, $"\"{Token.Short(value)}\": expected a number such as 12 or 12.5", start, value.Length);
    }

    private TokenKind Run(TokenKind kind, Func<char, bool> belongs)
    {
        var start = Position;
        while (_at < _text.Length && belongs(_text[_at]))
            _at++;
        return Add(kind, _text[start.Offset.._at], start, _at - start.Offset);
    }

    /// <summary>Skips spaces and comments; returns where a comment begins that has no end.</summary>
    private TextPosition? SkipBlanks()
    {
        while (_at < _text.Length)
        {
            var start = Position;
            if (char.IsWhiteSpace(_text[_at]) || _text[_at] == '\uFEFF')
            {
                _at++;
            }
            else if (_text[_at] == '-' && Peek(1) == '-')
            {
                var end = _text.IndexOf('\n', _at);
                _at = end < 0 ? _text.Length : end;
            }
            else if (_text[_at] == '/' && Peek(1) == '*')
            {
                var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                if (end < 0)
                    return start;
                _at = end + 2;
            }
            else
            {
                break;
            }

            CountLines(start.Offset, _at);
        }

        return null;
    }

    private void CountLines(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_text[i] == '\n')
                (_line, _lineStart) = (_line + 1, i + 1);
        }
    }

    private TextPosition Position => new(_at, _line, _at - _lineStart + 1);

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private TokenKind Add(TokenKind kind, string value, TextPosition start, int length)
    {
        _tokens.Add(new Token(kind, value, new TextSpan(start, length)));
        return kind;
    }

    /// <summary>Whether a name is read as one token without quotes.</summary>
    public static bool IsPlainName(string name) => name.Length > 0 && IsNameStart(name[0]) && name.All(IsNamePart);

    private static bool IsNameStart(char c) => char.IsLetter(c) || c == '_';

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c == '_';
}
