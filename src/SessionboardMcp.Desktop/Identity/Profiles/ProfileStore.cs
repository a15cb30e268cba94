using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Desktop.Identity.Profiles;

/// <summary>The profiles in a data folder, each a file of its own.</summary>
internal sealed class ProfileStore
{
    private const string Prefix = "profile-";
    private const string Suffix = ".json";

    private readonly TimeProvider _time;
    private readonly Lazy<IDataProtectionProvider> _keys;

    public ProfileStore(string dataFolder, TimeProvider time)
    {
        _time = time;
        // A folder of its own: the data folder may be one that others use, too, and the server's keys are not these.
        Folder = Path.Combine(dataFolder, "desktop");
        _keys = new(() => KeyRing.Open(Path.Combine(Folder, "keys")));
    }

    /// <summary>Where they lie.</summary>
    public string Folder { get; }

    /// <summary>The names of all profiles, in order.</summary>
    public IReadOnlyList<string> Names() => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, Prefix + "*" + Suffix)
            .Select(file => Path.GetFileName(file)[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Reads a profile; null where there is none.</summary>
    /// <exception cref="ConfigurationProblemException">The file is none of ours.</exception>
    public Profile? Find(string name)
    {
        var path = FileOf(name);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var profile = JsonSerializer.Deserialize(file, ProfileJson.Default.Profile);
            return profile is not null && profile.Address.IsAbsoluteUri && SessionboardHosts.IsSafe(profile.Address)
                ? profile with { Name = name }
                : throw Unreadable(path, null);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException failure)
        {
            throw Unreadable(path, failure);
        }
    }

    /// <summary>Waits until no other process changes the profile; disposing of the result lets others.</summary>
    public async Task<IDisposable> LockAsync(string name, CancellationToken cancellationToken)
    {
        OwnerOnly.MakeFolder(Folder);
        var turn = await ProfileLock.TakeAsync(Path.Combine(Folder, Prefix + name + ".lock"), _time, cancellationToken);
        ProfileWriter.Recover(FileOf(name));
        return turn;
    }

    /// <summary>Makes room for a profile; the caller has the lock.</summary>
    public ProfileWriter Prepare(string name)
    {
        OwnerOnly.MakeFolder(Folder);
        return new ProfileWriter(FileOf(name));
    }

    /// <summary>Removes a profile; the caller has the lock.</summary>
    public void Delete(string name) => File.Delete(FileOf(name));

    /// <summary>Puts tokens into a profile.</summary>
    public Profile Seal(Profile profile, TokenPair tokens) =>
        profile with { SealedTokens = Protector(profile).Protect(JsonSerializer.Serialize(tokens, ProfileJson.Default.TokenPair)) };

    /// <summary>Takes the tokens out of a profile.</summary>
    /// <exception cref="CryptographicException">
    /// The key is another one, or name, sign-in, host or client in the file are not those that the tokens were kept with.
    /// </exception>
    public TokenPair Unseal(Profile profile) =>
        JsonSerializer.Deserialize(Protector(profile).Unprotect(profile.SealedTokens ?? ""), ProfileJson.Default.TokenPair)
        ?? throw new CryptographicException("No tokens.");

    /// <summary>Takes the tokens out of a profile; null where they do not open.</summary>
    public TokenPair? TryUnseal(Profile profile)
    {
        try
        {
            return Unseal(profile);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What else this program keeps encrypted, under the keys of the profiles.</summary>
    /// <param name="purpose">What it is.</param>
    /// <param name="more">What it is bound to: elsewhere it does not open.</param>
    public IDataProtector Protector(string purpose, params string[] more) => _keys.Value.CreateProtector(purpose, more);

    // Tokens that are moved to another host's profile do not open there.
    private IDataProtector Protector(Profile profile) =>
        _keys.Value.CreateProtector("tokens", profile.Name, profile.Id, profile.Address.AbsoluteUri, profile.ClientId);

    private string FileOf(string name) => Path.Combine(Folder, Prefix + name + Suffix);

    private static ConfigurationProblemException Unreadable(string path, Exception? cause) =>
        new($"{path} is not a profile of this program{(cause is null ? "" : " any more")}. Delete it and run sessionboard-mcp login.");
}
