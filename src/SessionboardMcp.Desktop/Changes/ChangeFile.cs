using System.Globalization;
using System.Text;

namespace SessionboardMcp.Desktop.Changes;

/// <summary>A file that holds a change set: the folder says the connection, the name which change and in which order they came.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Number">Counts the changes of the connection.</param>
/// <param name="Id">The change set's id.</param>
internal sealed record ChangeFile(string Path, long Number, string Id)
{
    private const string Ending = ".change";
    private const string Draft = ".new";

    /// <summary>The folder of a connection. Its name is the connection's, in hexadecimal: whatever it is, it leads nowhere else.</summary>
    public static string FolderOf(string root, string connection) => System.IO.Path.Combine(root, Convert.ToHexString(Encoding.UTF8.GetBytes(connection)));

    /// <summary>The connections that have a folder.</summary>
    public static IEnumerable<string> Connections(string root)
    {
        foreach (var name in Directory.Exists(root) ? Directory.EnumerateDirectories(root).Select(System.IO.Path.GetFileName) : [])
        {
            if (name!.Length % 2 == 0 && name.All(char.IsAsciiHexDigit))
                yield return Encoding.UTF8.GetString(Convert.FromHexString(name));
        }
    }

    /// <summary>The files of a folder, newest first.</summary>
    public static IReadOnlyList<ChangeFile> In(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*" + Ending).Select(Parse).OfType<ChangeFile>().OrderByDescending(file => file.Number)]
        : [];

    /// <summary>The next file of a folder.</summary>
    public static ChangeFile Next(string folder, long number, string id) => new(
        System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number}-{Convert.ToHexString(Encoding.UTF8.GetBytes(id))}{Ending}")), number, id);

    /// <summary>Reads it; null where it was forgotten meanwhile.</summary>
    public string? TryRead()
    {
        try
        {
            using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file);
            return reader.ReadToEnd();
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>
    /// Puts it into its place, whole and on the disk, or leaves what was there. A draft of a process that died is written over: what it was
    /// about to write down it had not yet done.
    /// </summary>
    public void Write(string text)
    {
        using (var file = Identity.Profiles.OwnerOnly.Open(Path + Draft, FileMode.Create, FileShare.None))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(Path + Draft, Path, overwrite: true);
    }

    /// <summary>Forgets it.</summary>
    public void Delete()
    {
        File.Delete(Path + Draft);
        File.Delete(Path);
    }

    private static ChangeFile? Parse(string path)
    {
        var parts = System.IO.Path.GetFileNameWithoutExtension(path).Split('-');
        return parts is [var number, var id] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var counted) && id.Length % 2 == 0 && id.All(char.IsAsciiHexDigit)
            ? new ChangeFile(path, counted, Encoding.UTF8.GetString(Convert.FromHexString(id)))
            : null;
    }
}
