namespace SessionboardMcp.Core.Pages;

/// <summary>The one stylesheet of all pages.</summary>
public static class PageStyle
{
    /// <summary>Its path.</summary>
    public const string Path = "/pages.css";

    // What all pages share comes first, so that what one kind of page adds can be more precise.
    private static readonly string[] Parts = ["pages.css", "changes.css", "access.css"];

    /// <summary>All of it.</summary>
    public static string Text { get; } = string.Join('\n', Parts.Select(Read));

    private static string Read(string part)
    {
        using var stream = typeof(PageStyle).Assembly.GetManifestResourceStream(part)
            ?? throw new InvalidOperationException("The stylesheet is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
