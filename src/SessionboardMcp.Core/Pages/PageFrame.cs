namespace SessionboardMcp.Core.Pages;

/// <summary>What every page has around it. No script, no picture from a file, nothing from elsewhere.</summary>
public static class PageFrame
{
    /// <summary>What a host sends as <c>Content-Security-Policy</c>. <c>form-action</c> holds for every redirect of a form's answer, too.</summary>
    public const string Policy = "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private const string Name = "Sessionboard for assistants";

    /// <summary>What ends a page.</summary>
    public static Html End { get; } = Html.Of(
        $"""

            </main>
        </body>
        </html>

        """);

    // Two sides that speak to each other: an answer beside a question.
    private static Html Sign { get; } = Html.Of(
        $"<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path fill=\"currentcolor\" d=\"M4 3h11a3 3 0 0 1 3 3v1H9a4 4 0 0 0-4 4v4.5L2.7 17A1 1 0 0 1 1 16.2V6a3 3 0 0 1 3-3zm5 6h11a3 3 0 0 1 3 3v9.2a1 1 0 0 1-1.7.7L18.5 19H9a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2z\" /></svg>");

    /// <summary>A whole page.</summary>
    /// <param name="title">The title, for the tab.</param>
    /// <param name="content">What stands on it.</param>
    /// <param name="shape">How much room it takes.</param>
    /// <param name="links">The pages beside it.</param>
    /// <param name="here">Which of them it is; null for none.</param>
    public static Html Of(string title, Html content, PageShape shape = PageShape.Sentences, PageLinks? links = null, string? here = null) =>
        Html.Of($"{Begin(title, null, shape, links, here)}{content}{End}");

    /// <summary>What begins a page.</summary>
    /// <param name="title">The title, for the tab.</param>
    /// <param name="refresh">Where the browser goes on to by itself, at once; null where it stays.</param>
    /// <param name="shape">How much room it takes.</param>
    /// <param name="links">The pages beside it.</param>
    /// <param name="here">Which of them it is; null for none.</param>
    public static Html Begin(string title, string? refresh, PageShape shape = PageShape.Sentences, PageLinks? links = null, string? here = null) => Html.Of(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <meta name="robots" content="noindex" />
            {Html.If(refresh is not null, () => Html.Of($"<meta http-equiv=\"refresh\" content=\"0;url={refresh}\" />"))}
            <title>{title} · {Name}</title>
            <link rel="stylesheet" href="{PageStyle.Path}" />
        </head>
        <body>
            <header class="top{Class(shape)}">{Brand(links?.Home)}{Navigation(links, here)}</header>
            <main class="page{Class(shape)}">

        """);

    private static Html Class(PageShape shape) => shape switch
    {
        PageShape.Rows => Html.Of($" wide"),
        PageShape.Question => Html.Of($" question"),
        _ => Html.None,
    };

    private static Html Brand(string? home) => home is null
        ? Html.Of($"<p class=\"brand\"><span>{Sign}{Name}</span></p>")
        : Html.Of($"<p class=\"brand\"><a href=\"{home}\">{Sign}{Name}</a></p>");

    private static Html Navigation(PageLinks? links, string? here) => Html.If(links is { All.Count: > 0 }, () => Html.Of(
        $"<nav aria-label=\"Pages\">{Html.Each(links!.All, link => Html.Of($"<a href=\"{link.Path}\"{Html.If(link.Path == here, () => Html.Of($" aria-current=\"page\""))}>{link.Words}</a>"))}</nav>"));
}
