namespace SessionboardMcp.Core.Pages;

/// <summary>The one stylesheet of all pages.</summary>
public static class PageStyle
{
    /// <summary>Its path.</summary>
    public const string Path = "/pages.css";

    /// <summary>All of it.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(PageStyle).Assembly.GetManifestResourceStream("pages.css")
            ?? throw new InvalidOperationException("The stylesheet is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
