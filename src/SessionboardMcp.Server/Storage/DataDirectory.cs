using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Storage;

/// <summary>
/// Where the database and the keys lie. Whoever can read both can use every stored grant, so what is made here is its owner's alone.
/// </summary>
internal sealed class DataDirectory
{
    private DataDirectory(string path, string? repair) => (Path, Repair) = (path, repair);

    /// <summary>The directory, as an absolute path.</summary>
    public string Path { get; }

    /// <summary>A sentence on what others could open until now; null where they could open nothing.</summary>
    public string? Repair { get; }

    /// <summary>The SQLite file.</summary>
    public string Database => DatabaseIn(Path);

    /// <summary>The database's file in a folder, be it there or not.</summary>
    public static string DatabaseIn(string folder) => System.IO.Path.Combine(folder, "sessionboard-mcp.db");

    /// <summary>Whoever changes the form of the database keeps this file open.</summary>
    public string MigrationTurn => System.IO.Path.Combine(Path, "migrating");

    /// <summary>Whoever serves from here keeps this file open.</summary>
    public string Serving => System.IO.Path.Combine(Path, "serving");

    /// <summary>The browsers that approve changes of <c>serve --local</c>, in a folder.</summary>
    public static string LocalApproversIn(string folder) => System.IO.Path.Combine(folder, "local-approvers");

    /// <summary>The bearer token of <c>serve --local</c>, in a folder.</summary>
    public static string LocalTokenIn(string folder) => System.IO.Path.Combine(folder, "local-token");

    /// <summary>The key ring of Data Protection.</summary>
    public DirectoryInfo Keys => KeysIn(Path);

    /// <summary>The key ring in a folder, be it there or not.</summary>
    public static DirectoryInfo KeysIn(string folder) => new(System.IO.Path.Combine(folder, "keys"));

    /// <summary>Makes the directory where it is not there yet.</summary>
    /// <param name="given">What <c>--data</c> says; null for the platform's place.</param>
    /// <param name="usesSandbox">Whether invented data is served: its grants are kept in another folder than real ones.</param>
    /// <exception cref="ConfigurationProblemException">It cannot be made or written to.</exception>
    public static DataDirectory Open(string? given, bool usesSandbox)
    {
        var path = Resolve(given, usesSandbox);
        try
        {
            var directory = new DataDirectory(path, PrivateFiles.Close(path));
            PrivateFiles.MakeFolder(path);
            PrivateFiles.MakeFolder(directory.Keys.FullName);
            // SQLite gives its journal files the mode of the database.
            PrivateFiles.Open(directory.Database, FileMode.OpenOrCreate, FileShare.ReadWrite | FileShare.Delete).Dispose();
            return directory;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationProblemException($"The data directory {path} cannot be written to. Give another with --data DIR, or give this user the right to write there.");
        }
    }

    /// <summary>Where the directory is, or would be.</summary>
    /// <param name="given">What <c>--data</c> says; null for the platform's place.</param>
    /// <param name="usesSandbox">Whether invented data is served.</param>
    /// <exception cref="ConfigurationProblemException">Nothing says where.</exception>
    public static string Resolve(string? given, bool usesSandbox)
    {
        // As of a variable that is not set.
        if (given is not null && string.IsNullOrWhiteSpace(given))
            throw new ConfigurationProblemException("--data is empty. Say where to keep grants: --data DIR.");
        return System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(given ?? Default(usesSandbox)));
    }

    private static string Default(bool usesSandbox)
    {
        // ~/.local/share, ~/Library/Application Support or %LOCALAPPDATA%; empty for a user without a home, as services often are.
        var root = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return root.Length > 0
            ? System.IO.Path.Combine(root, usesSandbox ? "sessionboard-mcp-sandbox" : "sessionboard-mcp")
            : throw new ConfigurationProblemException("This user has no home directory to keep grants in. Say where with --data DIR.");
    }
}
