using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Desktop.Identity.Profiles;

/// <summary>Where the program keeps what outlives it.</summary>
internal static class DataFolder
{
    /// <summary>The platform's place; null where this user has no home.</summary>
    public static string? Default
    {
        get
        {
            // ~/.local/share, ~/Library/Application Support or %LOCALAPPDATA%.
            var root = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return root.Length > 0 ? Path.Combine(root, "sessionboard-mcp") : null;
        }
    }

    /// <summary>The folder of <c>--data</c>, else the platform's place.</summary>
    /// <exception cref="ConfigurationProblemException">This user has no home.</exception>
    public static string Resolve(string? given) => !string.IsNullOrWhiteSpace(given)
        ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(given))
        : Default ?? throw new ConfigurationProblemException("This user has no home folder to keep a sign-in in. Say where with --data DIR.");
}
