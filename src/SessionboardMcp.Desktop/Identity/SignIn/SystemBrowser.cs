namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>Whether there is something to open a browser with.</summary>
internal static class SystemBrowser
{
    /// <summary>On Linux a server or a container often has nothing, and OpenIddict fails then.</summary>
    public static bool IsThere(string? path) =>
        !OperatingSystem.IsLinux()
        || (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, "xdg-open")));
}
