using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Index;

/// <summary>Takes the text out of what a rich-text editor wrote, for the index: what is kept there is read many times.</summary>
internal static class PlainText
{
    /// <summary>The text alone, with single spaces; empty where there is only markup.</summary>
    public static string Of(string? markup) => Markup.TextOf(markup);

    /// <summary>The text alone; null where there is none.</summary>
    public static string? OrNull(string? markup) => Of(markup) is { Length: > 0 } text ? text : null;

    /// <summary>The beginning of the text alone; masked is it only when it is shown, so that the cut goes round addresses.</summary>
    public static string Beginning(string? markup, int most)
    {
        var text = Of(markup);
        var length = TextCut.Length(text, most);
        return length < text.Length ? $"{text[..length]}…" : text;
    }
}
