namespace SessionboardMcp.Core.Pages;

/// <summary>How much room a page takes.</summary>
public enum PageShape
{
    /// <summary>Sentences, as wide as they are read well.</summary>
    Sentences,

    /// <summary>Rows, which need more room than sentences do.</summary>
    Rows,

    /// <summary>A question: who asks stands beside what is asked.</summary>
    Question,
}
