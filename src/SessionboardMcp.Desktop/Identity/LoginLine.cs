using SessionboardMcp.Desktop.Identity.Profiles;

namespace SessionboardMcp.Desktop.Identity;

/// <summary>What a person types to sign in.</summary>
internal static class LoginLine
{
    /// <summary>The command of a profile.</summary>
    public static string For(string profile) =>
        profile == ProfileName.Default ? "sessionboard-mcp login" : $"sessionboard-mcp login --profile {profile}";
}
