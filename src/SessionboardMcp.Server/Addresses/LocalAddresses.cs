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

    /// <summary>An address to listen on, with IPv6's word for every address of the machine where Kestrel's stand, which are no host names.</summary>
    public static string Readable(string address) => address.Replace("://*", "://[::]", StringComparison.Ordinal).Replace("://+", "://[::]", StringComparison.Ordinal);

    /// <summary>Whether who listens at one host may also listen at another: one is it, is every address, or is "localhost", which is those of loopback.</summary>
    public static bool Meet(string one, string other) =>
        one.Equals(other, StringComparison.OrdinalIgnoreCase) || IsEvery(one) || IsEvery(other) || (IsLoopback(one) && IsLoopback(other) && (IsLocalhost(one) || IsLocalhost(other)));

    private static bool IsEvery(string host) => host is "0.0.0.0" or "[::]";

    private static bool IsLocalhost(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a host name is a loopback name.</summary>
    public static bool IsLoopback(string host) =>
        IsLocalhost(host) || host is "127.0.0.1" or "[::1]";
}
