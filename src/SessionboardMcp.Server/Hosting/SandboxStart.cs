using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Hosting;

/// <summary>Starts the sandbox that stands in for Sessionboard.</summary>
internal static class SandboxStart
{
    /// <summary>Starts it at an address.</summary>
    /// <param name="url">Where it listens; null for a free loopback port.</param>
    /// <param name="arguments">The configuration on the command line, of which <see cref="SandboxSettings"/> reads the sandbox's.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="ConfigurationProblemException">The address is not one of this machine or cannot be listened on, or a setting is unknown or out of its range.</exception>
    public static async Task<SandboxHost> AtAsync(string? url, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var options = SandboxSettings.Read(arguments);
        try
        {
            if (url is not null)
                Listening.Split(url);
            return await SandboxHost.StartAsync(url is null ? options : options with { Url = url }, cancellationToken);
        }
        catch (Exception problem) when (problem is ArgumentException or ConfigurationProblemException)
        {
            throw new ConfigurationProblemException($"The sandbox cannot start. {problem.Message}");
        }
        catch (Exception failure) when (Listening.Explain(failure, options.OAuth.ConsentUrl is { } consent ? $"{url ?? options.Url} or {consent}" : url ?? options.Url) is { } sentence)
        {
            throw new ConfigurationProblemException($"The sandbox cannot start. {sentence}");
        }
    }
}
