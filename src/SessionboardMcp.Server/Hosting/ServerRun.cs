using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Hosting;

/// <summary>Starts the server, says where it listens, and runs until it is told to stop.</summary>
internal static class ServerRun
{
    /// <summary>Serves MCP.</summary>
    /// <exception cref="ConfigurationProblemException">A setting keeps it from starting.</exception>
    public static Task<int> ServeAsync(ServeSettings settings, TextWriter output, CancellationToken cancellationToken) =>
        settings.IsLocal ? LocalRun.ServeAsync(settings, output, cancellationToken) : SignInRun.ServeAsync(settings, output, cancellationToken);
}
