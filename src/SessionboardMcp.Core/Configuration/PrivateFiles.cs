using System.Globalization;

namespace SessionboardMcp.Core.Configuration;

/// <summary>
/// Files and folders that nobody but their owner can open. On Windows the user's own folder is that already; elsewhere modes say it, and
/// what was restored from a backup or made by hand may say otherwise.
/// </summary>
public static class PrivateFiles
{
    /// <summary>The mode of a file.</summary>
    public const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The mode of a folder.</summary>
    public const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private const UnixFileMode Others = OthersWrite | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    // Everything that either program keeps in a data folder. SQLite's journals and drafts of a token have an ending.
    private static readonly string[] Names = ["keys", "migrating", "serving", "desktop"];
    private static readonly string[] Beginnings = ["sessionboard-mcp.db", "local-token", "local-approvers"];

    /// <summary>Makes a folder, and those above it, for this user alone; one that is there stays as it is.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        // The platform gives the mode to the last one only.
        if (Path.GetDirectoryName(path) is { Length: > 0 } above && !Directory.Exists(above))
            MakeFolder(above);
        Directory.CreateDirectory(path, OwnFolder);
    }

    /// <summary>Opens a file; one that is made is its owner's from its first byte on.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnFile;
        return new FileStream(path, options);
    }

    /// <summary>Takes others' rights from a data folder that is there, and from what lies in it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="keepsSecretsBelow">Whether secrets lie in a folder of their own below, so that this one may hold other things that others can read.</param>
    /// <returns>A sentence on what others could open until now; null where they could open nothing.</returns>
    /// <exception cref="ConfigurationProblemException">It is a link or another user's, or others use it, too.</exception>
    public static string? Close(string folder, bool keepsSecretsBelow = false)
    {
        if (OperatingSystem.IsWindows() || (!Path.Exists(folder) && !IsLink(folder)))
            return null;
        var closed = new List<string>();
        CloseRoot(folder, keepsSecretsBelow, closed);
        foreach (var entry in Ours(folder))
            CloseAll(entry, closed);
        return Sentence(closed, isHarmless: keepsSecretsBelow && closed is [var only] && only == folder);
    }

    private static void CloseRoot(string folder, bool keepsSecretsBelow, List<string> closed)
    {
        RefuseForeign(folder);
        var mode = Mode(folder);
        if ((mode & Others) == 0)
            return;
        // Rights of a folder that others use, too, are not ours to take.
        var isShared = mode.HasFlag(UnixFileMode.StickyBit) || Directory.EnumerateFileSystemEntries(folder).Except(Ours(folder)).Any();
        if (!isShared)
            CloseOne(folder, mode, closed);
        else if (!keepsSecretsBelow || (mode & OthersWrite) != 0)
            throw new ConfigurationProblemException($"Others can open the data folder {folder} (mode {Octal(mode)}), and it holds other things, too. Give a folder of its own with --data DIR, or close this one: chmod 700 '{folder}'.");
    }

    private static IEnumerable<string> Ours(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).Where(entry =>
            Path.GetFileName(entry) is var name && (Names.Contains(name) || Beginnings.Any(begun => name.StartsWith(begun, StringComparison.Ordinal))));

    private static void CloseAll(string path, List<string> closed)
    {
        RefuseForeign(path);
        var mode = Mode(path);
        if ((mode & Others) != 0)
            CloseOne(path, mode, closed);
        if (!Directory.Exists(path))
            return;
        foreach (var entry in Directory.EnumerateFileSystemEntries(path))
            CloseAll(entry, closed);
    }

    private static void CloseOne(string path, UnixFileMode mode, List<string> closed)
    {
        if (OperatingSystem.IsWindows())
            return;
        try
        {
            File.SetUnixFileMode(path, mode & ~Others);
            closed.Add(path);
        }
        catch (UnauthorizedAccessException)
        {
            throw Foreign(path);
        }
    }

    // Whoever owns a file, or the place that a link leads to, can read it and put another into its place.
    private static void RefuseForeign(string path)
    {
        if (IsLink(path))
            throw new ConfigurationProblemException($"{path} is a link. Secrets are kept in files and folders only: name the folder itself with --data DIR, or put the real one into its place.");
        if (FileOwner.IsOther(path))
            throw Foreign(path);
    }

    private static ConfigurationProblemException Foreign(string path) =>
        new($"{path} belongs to another user, who could read what is kept there. Run this as that user, give it to this one (chown), or give another folder with --data DIR.");

    // A file that another process removes meanwhile has no mode any more, and needs none.
    private static UnixFileMode Mode(string path)
    {
        try
        {
            return OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return UnixFileMode.None;
        }
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8);

    private static string? Sentence(List<string> closed, bool isHarmless) => closed.Count == 0
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"Others could open {closed[0]}{(closed.Count > 1 ? $" and {closed.Count - 1} more" : "")}; only this user can now.")
            + (isHarmless ? "" : " Whoever else uses this machine may have read what is kept there.");
}
