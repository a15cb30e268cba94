using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Desktop.Identity;

namespace SessionboardMcp.Desktop.Approval;

/// <summary>What an assistant is told of the window. No address stands in it: with one, who reads along could approve.</summary>
internal static class WindowWords
{
    /// <summary>The command that opens it from a terminal.</summary>
    public const string Command = "changes";

    /// <summary>A window was opened.</summary>
    public const string Opened = "A window has been opened in the person's browser, where they approve or refuse it. Tell them.";

    /// <summary>One was opened a moment ago, or is looked at.</summary>
    public const string IsOpen = "It stands in the window that is open in the person's browser, under \"All changes\". Tell them.";

    /// <summary>Where changes end with this process, no command finds them.</summary>
    private const string Nowhere = "No browser can be opened on this machine, so that nobody can see it here. It ends by itself.";

    /// <summary>No window can be opened.</summary>
    /// <param name="why">Why, a sentence.</param>
    /// <param name="line">The command in full; null where none finds the change.</param>
    public static string ByHand(string why, string? line) => line is null ? Nowhere : $"{why} Ask the person to {line}: it opens a window for it.";

    /// <summary>How to get to see what waits.</summary>
    /// <param name="line">The command in full; null where none finds the change.</param>
    public static string Reminder(string? line) =>
        $"They do it in the window that was opened in their browser. Where that is closed, {(line is null ? "" : $"they {line}, or ")}make the same call again, which opens it.";

    /// <summary>What the person runs, and where.</summary>
    /// <param name="identity">Whose changes they are.</param>
    public static string Line(DesktopIdentity identity) =>
        $"run `{LoginLine.InFull(identity.Profile, identity.Store, [], Command)}` in a terminal on this machine{(identity.IsByProfile ? "" : $", with {SessionboardVariables.ApiToken} and the other settings of this assistant")}";
}
