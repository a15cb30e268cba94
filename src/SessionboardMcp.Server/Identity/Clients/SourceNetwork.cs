using System.Net;
using System.Net.Sockets;

namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>
/// The network that a request comes from: what one party can be given at once. A host has as many IPv6 addresses as it likes, and a
/// cloud hands out neighbouring IPv4 addresses.
/// </summary>
internal static class SourceNetwork
{
    // A /48 is the most that one site is given (RFC 6177); many providers give less.
    private const int Ipv6Bytes = 6;
    private const int Ipv4Bytes = 3;

    /// <summary>The network of a request, as the proxies that <see cref="Hosting.TrustedProxies"/> names tell it.</summary>
    public static string Of(HttpContext? context) => Of(context?.Connection.RemoteIpAddress);

    /// <summary>The network of an address: /24 of IPv4, /48 of IPv6.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "";
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        return Convert.ToHexString(bytes, 0, plain.AddressFamily == AddressFamily.InterNetwork ? Ipv4Bytes : Ipv6Bytes);
    }
}
