namespace SessionboardMcp.Core.Pages;

/// <summary>A page that says what happened and what to do next.</summary>
public static class MessageHtml
{
    /// <summary>The page.</summary>
    /// <param name="title">What happened.</param>
    /// <param name="sentences">What to do next; a paragraph each.</param>
    public static Html Of(string title, params IEnumerable<string> sentences) => PageFrame.Of(
        title, Html.Of($"<h1>{title}</h1>{Sentence.Paragraphs(sentences)}<p class=\"note\"><a href=\"{ChangePaths.List}\">All changes</a></p>"));
}
