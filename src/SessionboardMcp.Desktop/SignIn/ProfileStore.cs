using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Desktop.SignIn;

/// <summary>
/// Keeps sign-ins encrypted by Data Protection, each with a purpose of its own: a file that is copied over another profile's cannot
/// be read there.
/// </summary>
internal sealed class ProfileStore(DataFolder folder)
{
    /// <summary>The profile that is meant where none is named.</summary>
    public const string DefaultName = "default";

    private const string Ending = ".signin";
    private const int LongestName = 40;

    private readonly Lazy<IDataProtectionProvider> _protection = new(() => DataProtectionProvider.Create(new DirectoryInfo(folder.Keys), builder =>
    {
        builder.SetApplicationName("sessionboard-mcp");
        if (OperatingSystem.IsWindows())
            builder.ProtectKeysWithDpapi();
    }));

    /// <summary>The names of all profiles, in order.</summary>
    public IReadOnlyList<string> Names => Directory.Exists(folder.Profiles)
        ? [.. Directory.GetFiles(folder.Profiles, "*" + Ending).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Checks a name that becomes part of a path.</summary>
    /// <exception cref="ConfigurationProblemException">It is none.</exception>
    public static string Checked(string? name)
    {
        name ??= DefaultName;
        return name.Length is > 0 and <= LongestName && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
            ? name
            : throw new ConfigurationProblemException($"--profile takes small letters, digits and hyphens, at most {LongestName}, such as work.");
    }

    /// <summary>Whether there is such a profile.</summary>
    public bool Has(string name) => File.Exists(PathOf(name));

    /// <summary>Reads a profile; null where there is none.</summary>
    /// <exception cref="ConfigurationProblemException">It cannot be decrypted.</exception>
    public SignInProfile? Read(string name)
    {
        if (!Has(name))
            return null;
        try
        {
            return JsonSerializer.Deserialize(Protector(name).Unprotect(File.ReadAllBytes(PathOf(name))), ProfileJson.Default.SignInProfile);
        }
        catch (CryptographicException)
        {
            throw new ConfigurationProblemException($"The sign-in '{name}' in {folder.Root} cannot be decrypted: its keys are gone, or it is a copy. Run sessionboard-mcp login again.");
        }
    }

    /// <summary>Writes a profile whole or not at all: a process that dies on the way leaves the one before.</summary>
    public void Write(string name, SignInProfile profile)
    {
        folder.Create();
        var path = PathOf(name);
        var next = path + ".next";
        using (var file = DataFolder.Open(next, FileMode.Create, FileShare.None))
        {
            file.Write(Protector(name).Protect(JsonSerializer.SerializeToUtf8Bytes(profile, ProfileJson.Default.SignInProfile)));
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }

    /// <summary>Forgets a profile.</summary>
    public void Delete(string name) => File.Delete(PathOf(name));

    /// <summary>The file whose lock says who refreshes the profile; the system lets go of it when a process dies.</summary>
    public string LockOf(string name) => Path.Combine(folder.Profiles, name + ".lock");

    private string PathOf(string name) => Path.Combine(folder.Profiles, name + Ending);

    private IDataProtector Protector(string name) => _protection.Value.CreateProtector("SessionboardMcp.Desktop.SignIn", name);
}
