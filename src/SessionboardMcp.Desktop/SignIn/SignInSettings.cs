using Microsoft.Extensions.Configuration;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Desktop.SignIn;

/// <summary>What signing in needs to know.</summary>
/// <param name="Host">The public API's base address.</param>
/// <param name="ClientId">The public OAuth client that Sessionboard registered, with loopback redirects.</param>
internal sealed record SignInSettings(Uri Host, string ClientId)
{
    /// <summary>What OpenIddict calls the only registration.</summary>
    public const string Registration = "desktop";

    private const string ClientIdKey = "Sessionboard:OAuth:ClientId";
    private const string SandboxClientId = "sessionboard-mcp";

    /// <summary>Reads the configuration.</summary>
    /// <exception cref="ConfigurationProblemException">No client id is set.</exception>
    public static SignInSettings Read(IConfiguration configuration, SessionboardOptions options)
    {
        var host = options.ResolveBaseAddress();
        // A sandbox on this machine has one client, and it is documented.
        var clientId = configuration[ClientIdKey] ?? (host.IsLoopback ? SandboxClientId : null);
        return string.IsNullOrWhiteSpace(clientId)
            ? throw new ConfigurationProblemException(
                $"No {ClientIdKey}. Ask Sessionboard to register an OAuth client with loopback redirects, and pass its id: sessionboard-mcp login --{ClientIdKey}=ID. Without one, use an API token: SESSIONBOARD_API_TOKEN.")
            : new SignInSettings(host, clientId.Trim());
    }
}
