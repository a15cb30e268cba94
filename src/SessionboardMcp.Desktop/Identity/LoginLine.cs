using SessionboardMcp.Desktop.Identity.Profiles;

namespace SessionboardMcp.Desktop.Identity;

/// <summary>What a person types, above all to sign in.</summary>
internal static class LoginLine
{
    private const string Program = "sessionboard-mcp";

    /// <summary>The command of a profile.</summary>
    public static string For(string profile) =>
        profile == ProfileName.Default ? $"{Program} login" : $"{Program} login --profile {profile}";

    /// <summary>The command for a terminal that knows neither where this program lies nor the settings that an assistant starts it with.</summary>
    /// <param name="profile">The profile's name.</param>
    /// <param name="store">Where it is kept.</param>
    /// <param name="settings">Settings, each as <c>--Section:Key=value</c>.</param>
    /// <param name="command">The command.</param>
    public static string InFull(string profile, ProfileStore store, IEnumerable<string> settings, string command = "login")
    {
        var data = Path.GetDirectoryName(store.Folder);
        return string.Join(' ',
        [
            Quoted(Environment.ProcessPath ?? Program),
            command,
            .. profile == ProfileName.Default ? Array.Empty<string>() : ["--profile", profile],
            .. data is null || data == DataFolder.Default ? Array.Empty<string>() : ["--data", Quoted(data)],
            .. settings.Select(Quoted),
        ]);
    }

    private static string Quoted(string part) =>
        part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '\\' or '.' or '-' or '_' or ':' or '=' or '~') ? part : $"\"{part}\"";
}
