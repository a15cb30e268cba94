using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Parsing;

/// <summary>Reads the text of an SbQL query, in either dialect, into its syntax tree.</summary>
/// <remarks>
/// It knows the grammar only: whether the names exist is for a schema to say. It takes time in proportion to the text and
/// never throws. No grammar of SbQL is published; what is read here is what Sessionboard's documentation, report builder
/// and AI are known to write.
/// </remarks>
public static class SbqlParser
{
    /// <summary>The longest text that is read, in characters (UTF-16): a query that a person or model means is far shorter.</summary>
    public const int MaxLength = 100_000;

    /// <summary>How deep parentheses, <c>NOT</c> and functions may nest.</summary>
    public const int MaxDepth = 100;

    /// <summary>The query that <paramref name="text"/> is, or where and why it is none.</summary>
    public static ParseResult Parse(string text)
    {
        var read = Read(text);
        return new ParseResult(read.Query, read.Error);
    }

    /// <summary>The text with its tree, or with where and why it has none, for all who look at the query after each other.</summary>
    public static ReadQuery Read(string text)
    {
        if (text.Length > MaxLength)
        {
            var message = $"The query has {text.Length} characters: expected at most {MaxLength}.";
            return new ReadQuery(text, [], null, SbqlErrorException.At(new TextSpan(new TextPosition(0, 1, 1), 0), message, $"at most {MaxLength} characters"));
        }

        var tokens = Tokenizer.Read(text);
        try
        {
            // Only what cannot be read is judged by its tokens.
            return new ReadQuery(text, [], new QueryGrammar(new TokenCursor(tokens)).Query(), null);
        }
        catch (SbqlErrorException e)
        {
            return new ReadQuery(text, tokens, null, e);
        }
    }
}
