using SessionboardMcp.Core.Pages;
using SessionboardMcp.Desktop.Loopback;

namespace SessionboardMcp.Desktop.Approval;

/// <summary>The answers of the window, each with the headers that keep it to itself.</summary>
internal static class WindowAnswers
{
    private static readonly (string Name, string Value)[] Headers =
    [
        ("Content-Security-Policy", PageFrame.Policy),
        // For browsers that do not know frame-ancestors.
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        // no-referrer would turn the Origin of a form into "null".
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
    ];

    /// <summary>What the pages say.</summary>
    public static LoopbackAnswer Of(DeskAnswer answer) => answer.Location is { } location ? On(location, null) : Of(answer.Status, answer.Page ?? Html.None);

    /// <summary>Leads on, within this window.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="cookie">The cookie that the browser is given; null for none.</param>
    public static LoopbackAnswer On(string path, string? cookie) =>
        new(303, "", "text/html; charset=utf-8", [.. Headers, ("Location", path), .. cookie is null ? Array.Empty<(string, string)>() : [("Set-Cookie", cookie)]]);

    /// <summary>The browser is not the one that the window was opened in.</summary>
    public static LoopbackAnswer NotKnown() => Say(403, new(
        "This browser was not let in",
        "Changes are seen only in the window that the program opened, and its address works once, for some minutes. If that window was another one, go on there.",
        Turn.Yours,
        "Otherwise ask your assistant for the change again, or run sessionboard-mcp changes in a terminal: it opens a new window."));

    /// <summary>A form came without the field that stands in every page of ours.</summary>
    public static LoopbackAnswer NotOurForm() => Say(400, new("This cannot go on", "This page was too old, or not ours, so nothing was decided.", Turn.Yours, "Open the change again."));

    /// <summary>Something failed that should not have.</summary>
    public static LoopbackAnswer Failed() => Say(500, new("This program failed here", "It did not expect what happened.", Turn.Yours, "Load the page of the change again: it says what was done."));

    private static LoopbackAnswer Say(int status, Message message) => Of(status, MessageHtml.Of(message, null));

    private static LoopbackAnswer Of(int status, Html page) => new(status, page.ToString(), "text/html; charset=utf-8", Headers);
}
