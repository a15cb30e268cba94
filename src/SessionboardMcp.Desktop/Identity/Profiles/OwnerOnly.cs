namespace SessionboardMcp.Desktop.Identity.Profiles;

/// <summary>Files and folders that nobody but their owner can open. On Windows the user's own folder is that already.</summary>
internal static class OwnerOnly
{
    public const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    /// <summary>Makes a folder, and takes everybody else's rights where it is there already.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, OwnFolder);
        if (File.GetUnixFileMode(path) != OwnFolder)
            File.SetUnixFileMode(path, OwnFolder);
    }

    /// <summary>Opens a file; one that is made is its owner's from its first byte on.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnFile;
        return new FileStream(path, options);
    }
}
