namespace SessionboardMcp.Core.Pages;

/// <summary>What every page has around it. No script, no picture, nothing from elsewhere.</summary>
public static class PageFrame
{
    /// <summary>What a host sends as <c>Content-Security-Policy</c>. <c>form-action</c> holds for every redirect of a form's answer, too.</summary>
    public const string Policy = "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>What ends a page.</summary>
    public static Html End { get; } = Html.Of(
        $"""

            </main>
        </body>
        </html>

        """);

    /// <summary>A whole page.</summary>
    /// <param name="title">The title, for the tab.</param>
    /// <param name="content">What stands on it.</param>
    /// <param name="isWide">Whether it holds rows that need more room than sentences do.</param>
    public static Html Of(string title, Html content, bool isWide = false) => Html.Of($"{Begin(title, null, isWide)}{content}{End}");

    /// <summary>What begins a page.</summary>
    /// <param name="title">The title, for the tab.</param>
    /// <param name="refresh">Where the browser goes on to by itself, at once; null where it stays.</param>
    /// <param name="isWide">Whether it holds rows.</param>
    public static Html Begin(string title, string? refresh, bool isWide = false) => Html.Of(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <meta name="robots" content="noindex" />
            {Html.If(refresh is not null, () => Html.Of($"<meta http-equiv=\"refresh\" content=\"0;url={refresh}\" />"))}
            <title>{title} · Sessionboard for assistants</title>
            <link rel="stylesheet" href="{PageStyle.Path}" />
        </head>
        <body>
            <main{Html.If(isWide, () => Html.Of($" class=\"wide\""))}>
                <p class="brand">Sessionboard for assistants</p>

        """);
}
