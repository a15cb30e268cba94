using SessionboardMcp.SbQL.Diagnostics;

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
        if (text.Length > MaxLength)
        {
            var message = $"The query has {text.Length} characters: expected at most {MaxLength}.";
            return new ParseResult(null, new SbqlError(message, 1, 1, 0, $"at most {MaxLength} characters"));
        }

        try
        {
            var cursor = new TokenCursor(Tokenizer.Read(text));
            return new ParseResult(new QueryGrammar(cursor).Query(), null);
        }
        catch (SbqlErrorException e)
        {
            return new ParseResult(null, e.Error);
        }
    }
}
