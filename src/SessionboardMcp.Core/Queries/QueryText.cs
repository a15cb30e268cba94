using System.Text.Encodings.Web;
using System.Text.Json;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Syntax;
using SessionboardMcp.SbQL.Writing;

namespace SessionboardMcp.Core.Queries;

/// <summary>Shows queries in answers: on one line, and only where they are short enough for one. Half a query would be another.</summary>
internal static class QueryText
{
    /// <summary>What a query may take beside others, as in a caveat: in characters as they are written into JSON.</summary>
    public const int Short = 700;

    /// <summary>What it may take in an error.</summary>
    public const int Medium = 2_000;

    /// <summary>What it may take where it is what was asked for.</summary>
    public const int Long = 6_000;

    /// <summary>A query that somebody else wrote on one line; null where there is none, or it is longer than <paramref name="most"/> when it is written.</summary>
    public static string? OnOneLine(string? query, int most)
    {
        if (query is null || query.Length > most)
            return null;
        // What is offered in place of a query is another one, which nobody has read yet.
        return Bounded(query.Contains('\n') && SbqlParser.Read(query).Query is { } read ? SbqlFormatter.FormatOnOneLine(read) ?? query : query, most);
    }

    /// <summary>A query, formatted, on one line; null where it is longer than <paramref name="most"/> when it is written.</summary>
    public static string? OnOneLine(SbqlQuery query, int most) => Bounded(SbqlFormatter.FormatOnOneLine(query) ?? SbqlFormatter.Format(query), most);

    /// <summary>How long a text is in JSON.</summary>
    public static int Written(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value.Length;

    private static string? Bounded(string line, int most) => line.Length > most || Written(line) > most ? null : line;
}
