using System.Globalization;
using System.Text;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Identity;

/// <summary>
/// Where the token of <c>--local</c> comes from: the setting, else a file in the data folder. An assistant has it in its own settings,
/// so a new one at each start would lock it out. The file is bound to the folder alone: with another credential or port the assistant
/// is still the same person's.
/// </summary>
internal static class KeptLocalToken
{
    /// <summary>The setting.</summary>
    public const string Key = "Local:Token";

    // Of letters, digits and their like, far beyond guessing; a generated one has 43.
    private const int Shortest = 32;
    private const int Longest = 512;

    // Who holds the file writes fifty bytes into it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Where it is kept in a data folder.</summary>
    public static string PathIn(string folder) => DataDirectory.LocalTokenIn(folder);

    /// <summary>The token of this start.</summary>
    /// <param name="configured">The value of <see cref="Key"/>.</param>
    /// <param name="folder">The data folder; null where there is none.</param>
    /// <param name="usesSandbox">Whether invented data is served: then a token is asked for only where one is configured.</param>
    /// <exception cref="ConfigurationProblemException">The setting or the file holds none that can be used.</exception>
    public static LocalToken Choose(string? configured, string? folder, bool usesSandbox)
    {
        if (!string.IsNullOrWhiteSpace(configured))
            return IsUsable(configured.Trim()) ? LocalToken.Of(configured.Trim()) : throw Unusable(Key, "");
        if (usesSandbox)
            return LocalToken.None;
        return folder is null ? LocalToken.CreateRandom() : LocalToken.Of(Keep(folder));
    }

    private static string Keep(string folder)
    {
        PrivateFiles.MakeFolder(folder);
        var path = PathIn(folder);
        var kept = "";
        if (!SpinWait.SpinUntil(() => TryTake(path, out kept), Patience))
            throw new IOException($"{path} is held open by another program.");
        return IsUsable(kept) ? kept : throw Unusable(path, " Delete the file for a new one.");
    }

    // One at a time, by the system's lock on the file: of several servers that start at once one makes the token, and the others read it.
    // (Moving a draft to a name that is free is no such lock: .NET looks first and moves then.)
    private static bool TryTake(string path, out string token)
    {
        try
        {
            using var file = PrivateFiles.Open(path, FileMode.OpenOrCreate, FileShare.None);
            using var reader = new StreamReader(file);
            token = reader.ReadToEnd().Trim();
            if (token.Length > 0)
                return true;
            token = LocalToken.CreateRandom().Value!;
            file.Write(Encoding.ASCII.GetBytes($"{token}\n"));
            file.Flush(flushToDisk: true);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            token = "";
            return false;
        }
    }

    // What may stand in an Authorization header (RFC 6750, section 2.1).
    private static bool IsUsable(string token) =>
        token.Length is >= Shortest and <= Longest && token.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~' or '+' or '/' or '=');

    private static ConfigurationProblemException Unusable(string where, string more) => new(string.Create(CultureInfo.InvariantCulture,
        $"{where} holds no token that can be used. It needs {Shortest} to {Longest} letters, digits or -._~+/=, such as openssl rand -hex 32 prints.{more}"));
}
