using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Addresses;

/// <summary>Which addresses are this machine's alone.</summary>
internal static class LocalAddresses
{
    /// <summary>Checks addresses to listen on.</summary>
    /// <param name="urls">Addresses, separated by semicolons.</param>
    /// <exception cref="ConfigurationProblemException">One is no address, or not on loopback.</exception>
    public static string[] Check(string urls)
    {
        var addresses = Listening.Split(urls);
        foreach (var address in addresses)
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !IsLoopback(uri.Host))
            {
                throw new ConfigurationProblemException(
                    $"--local listens on loopback only, and \"{address}\" is not. Use --urls {ServeSettings.DefaultUrl}");
            }
        }

        return addresses.Length > 0 ? addresses : [ServeSettings.DefaultUrl];
    }

    /// <summary>Whether a host name is a loopback name.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host is "127.0.0.1" or "[::1]";
}
