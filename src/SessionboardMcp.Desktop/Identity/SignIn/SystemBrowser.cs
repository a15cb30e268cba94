using System.ComponentModel;
using System.Diagnostics;

namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>The browser that the person uses.</summary>
internal static class SystemBrowser
{
    // xdg-open may stay for as long as the browser that it started; where it can start none it says so sooner.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // A screen of either kind, Windows around this Linux, or what the person chose.
    private static readonly string[] Screens = ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "BROWSER"];

    /// <summary>Whether a page can be brought before the person: there is something to open a browser with, and a screen that shows it.</summary>
    /// <param name="variable">The environment.</param>
    public static bool CanShow(Func<string, string?> variable) => IsThere(variable("PATH")) && HasScreen(variable);

    /// <summary>Whether there is something to open a browser with: on Linux a server or a container often has nothing.</summary>
    private static bool IsThere(string? path) =>
        !OperatingSystem.IsLinux()
        || (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, "xdg-open")));

    /// <summary>
    /// Whether a window can come up: on Linux without a screen xdg-open takes a browser for terminals, if there is one, which reads the address and
    /// shows nobody anything.
    /// </summary>
    /// <param name="variable">The environment.</param>
    public static bool HasScreen(Func<string, string?> variable) =>
        !OperatingSystem.IsLinux() || Screens.Any(name => !string.IsNullOrEmpty(variable(name)));

    /// <summary>Opens an address. Nothing that the browser prints comes to our own output, which is the assistant's.</summary>
    /// <returns>Whether something was opened, as far as the system tells.</returns>
    public static async Task<bool> TryOpenAsync(string address, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            using var opener = Process.Start(Opener(address));
            if (opener is null || OperatingSystem.IsWindows())
                return true;
            await opener.WaitForExitAsync(cancellationToken).WaitAsync(Patience, time, cancellationToken);
            return opener.ExitCode == 0;
        }
        catch (TimeoutException)
        {
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    // The shell gives the browser no stream of ours: a pipe would fill, and break when this program ends.
    private static ProcessStartInfo Opener(string address) => OperatingSystem.IsWindows()
        ? new ProcessStartInfo(address) { UseShellExecute = true }
        : new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$1\" </dev/null >/dev/null 2>&1", OperatingSystem.IsMacOS() ? "/usr/bin/open" : "xdg-open", address]);
}
