using Microsoft.Extensions.Configuration;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Sandbox.OAuth.Grants;

namespace SessionboardMcp.Desktop.Identity;

/// <summary>The OAuth client that signs in. Sessionboard registers clients by hand, so that there is no default but the sandbox's.</summary>
internal static class OAuthClientId
{
    private const string Key = "Sessionboard:OAuth:ClientId";

    /// <summary>Whether there is one.</summary>
    public static bool IsKnown(IConfiguration configuration, Uri? address) =>
        !string.IsNullOrWhiteSpace(configuration[Key]) || address?.IsLoopback == true;

    /// <summary>What is configured, as an argument; null where nothing is.</summary>
    public static string? Argument(IConfiguration configuration) =>
        string.IsNullOrWhiteSpace(configuration[Key]) ? null : $"--{Key}={configuration[Key]!.Trim()}";

    /// <summary>The client for an address.</summary>
    /// <exception cref="ConfigurationProblemException">None is configured.</exception>
    public static string Of(IConfiguration configuration, Uri address) =>
        configuration[Key] is { } given && !string.IsNullOrWhiteSpace(given) ? given.Trim()
        : address.IsLoopback ? SandboxOAuthOptions.ClientId
        : throw new ConfigurationProblemException(
            $"No {Key}. Sessionboard registers OAuth clients by hand: ask them for one with the redirect address http://localhost/callback on any port, "
            + $"and set Sessionboard__OAuth__ClientId; or use {SessionboardVariables.ApiToken}.");
}
