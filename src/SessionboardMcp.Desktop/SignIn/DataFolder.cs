using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Desktop.SignIn;

/// <summary>Where sign-ins and the keys that they are encrypted with lie; made for its owner alone.</summary>
internal sealed class DataFolder
{
    private const UnixFileMode OwnerFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Names the folder; nothing is made yet.</summary>
    /// <param name="given">What <c>--data</c> says; null for the platform's place.</param>
    /// <exception cref="ConfigurationProblemException">This user has no place for it.</exception>
    public DataFolder(string? given)
    {
        // ~/.local/share, ~/Library/Application Support or %LOCALAPPDATA%; empty for a user without a home.
        var root = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (given is null && root.Length == 0)
            throw new ConfigurationProblemException("This user has no home directory to keep a sign-in in. Say where with --data DIR.");
        Root = Path.GetFullPath(given ?? Path.Combine(root, "sessionboard-mcp-desktop"));
    }

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>The sign-ins, one file each.</summary>
    public string Profiles => Path.Combine(Root, "profiles");

    /// <summary>The key ring.</summary>
    public string Keys => Path.Combine(Root, "keys");

    /// <summary>Makes the folders.</summary>
    /// <exception cref="ConfigurationProblemException">They cannot be made.</exception>
    public void Create()
    {
        try
        {
            foreach (var folder in (string[])[Root, Profiles, Keys])
            {
                if (OperatingSystem.IsWindows())
                    Directory.CreateDirectory(folder);
                else
                    Directory.CreateDirectory(folder, OwnerFolder);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationProblemException($"{Root} cannot be written to. Give another folder with --data DIR.");
        }
    }

    /// <summary>Opens a file that only its owner may read.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerFile;
        return new FileStream(path, options);
    }
}
