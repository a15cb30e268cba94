using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Desktop.Identity.Profiles;

/// <summary>Profiles and their keys, as files and folders that nobody but their owner can open.</summary>
internal static class OwnerOnly
{
    public const UnixFileMode OwnFile = PrivateFiles.OwnFile;

    public const UnixFileMode OwnFolder = PrivateFiles.OwnFolder;

    /// <summary>Makes a folder, and takes everybody else's rights where it is there already.</summary>
    public static void MakeFolder(string path)
    {
        PrivateFiles.MakeFolder(path);
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != OwnFolder)
            File.SetUnixFileMode(path, OwnFolder);
    }

    /// <summary>Opens a file; one that is made is its owner's from its first byte on.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share) => PrivateFiles.Open(path, mode, share);
}
