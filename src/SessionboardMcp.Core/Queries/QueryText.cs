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

    /// <summary>The query on one line; null where there is none, or it is longer than <paramref name="most"/> when it is written.</summary>
    public static string? OnOneLine(string? query, int most)
    {
        if (query is null || query.Length > most)
            return null;
        var line = query.Contains('\n') && SbqlParser.Parse(query).Query is { } read ? Joined(read) ?? query : query;
        return Written(line) > most ? null : line;
    }

    /// <summary>How long a text is in JSON.</summary>
    public static int Written(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value.Length;

    // A text of the query may hold a line break, which means something.
    private static string? Joined(SbqlQuery query)
    {
        var text = SbqlFormatter.Format(query);
        var joined = text.ReplaceLineEndings(" ");
        return SbqlParser.Parse(joined).Query is { } again && SbqlFormatter.Format(again) == text ? joined : null;
    }
}
