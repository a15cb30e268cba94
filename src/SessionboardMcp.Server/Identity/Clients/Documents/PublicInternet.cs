using System.Net;
using System.Net.Sockets;

namespace SessionboardMcp.Server.Identity.Clients.Documents;

/// <summary>
/// Which addresses belong to the public internet (IANA special-purpose address registries, October 2025). Everything else could
/// be a machine behind our firewall, which a stranger must not make us ask.
/// </summary>
internal static class PublicInternet
{
    private static readonly IPNetwork[] Special = [.. new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        // Teredo and other protocol assignments, documentation, 6to4 (which carries an IPv4 address), documentation.
        "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
    }.Select(network => IPNetwork.Parse(network))];

    /// <summary>Whether an address may be asked.</summary>
    public static bool Contains(IPAddress address) =>
        (address.AddressFamily == AddressFamily.InterNetwork || IsGlobal(address))
        && !Array.Exists(Special, network => network.Contains(address));

    // 2000::/3. Mapped IPv4 (::ffff:0:0/96), NAT64 (64:ff9b::/96, 64:ff9b:1::/48), local and multicast addresses lie outside. By hand, because
    // IPNetwork takes a mapped address for the IPv4 address in it.
    private static bool IsGlobal(IPAddress address) => !address.IsIPv4MappedToIPv6 && address.ScopeId == 0 && (address.GetAddressBytes()[0] & 0xE0) == 0x20;
}
