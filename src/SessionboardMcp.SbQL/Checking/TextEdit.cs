using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>Changes of a text.</summary>
internal static class TextEdit
{
    public static string Replace(string text, TextSpan span, string by) =>
        string.Concat(text.AsSpan(0, span.Start.Offset), by, text.AsSpan(span.EndOffset));

    public static string Insert(string text, int at, string more) => text.Insert(at, more);

    /// <summary>The text with stretches of it put into the brackets of a function.</summary>
    public static string Wrap(string text, IEnumerable<TextSpan> spans, string function) => spans
        .Distinct()
        .OrderByDescending(span => span.Start.Offset)
        .Aggregate(text, (edited, span) => Replace(edited, span, $"{function}({edited[span.Start.Offset..span.EndOffset]})"));

    /// <summary>The text where it can be read, so that nothing is offered that is as wrong as before.</summary>
    public static string? IfReadable(string text) => SbqlParser.Parse(text).Query is null ? null : text;
}
