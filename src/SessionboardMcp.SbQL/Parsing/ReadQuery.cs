using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Parsing;

/// <summary>
/// The text of a query with what was read in it, once: whatever judges, checks, explains, formats or sends the query takes this value, so that
/// all of them look at one tree. <see cref="SbqlParser.Read"/> makes it, and it never changes.
/// </summary>
public sealed class ReadQuery
{
    internal ReadQuery(string text, IReadOnlyList<Token> tokens, SbqlQuery? query, SbqlErrorException? failure) =>
        (Text, Tokens, Query, Failure) = (text, tokens, query, failure);

    /// <summary>The text, as it was given.</summary>
    public string Text { get; }

    /// <summary>The query; null where the text could not be read.</summary>
    public SbqlQuery? Query { get; }

    /// <summary>The first error; null where the text is a query.</summary>
    public SbqlError? Error => Failure?.Error;

    /// <summary>What the text is made of, where it could not be read; empty where it could, or is too long.</summary>
    internal IReadOnlyList<Token> Tokens { get; }

    /// <summary>The first error, with what the checker asks of it; null where the text is a query.</summary>
    internal SbqlErrorException? Failure { get; }
}
