using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace SessionboardMcp.Server.Addresses;

/// <summary>
/// Tells hosts from what was meant to stand elsewhere in an address. Hosts are shown, in messages and logs; a password that one wrong separator put among
/// them must not be.
/// </summary>
internal static partial class HostNames
{
    // RFC 1035, section 2.3.4.
    private const int Longest = 253;

    /// <summary>Whether each of a list, separated by commas, is a host, a host with its port, or the path of a socket.</summary>
    public static bool AreAll(string list) => list.Split(',').All(one => IsOne(one.Trim()));

    /// <summary>Whether a text is a host, a host with its port, or the path of a socket.</summary>
    public static bool IsOne(string text)
    {
        // An IPv6 address has colons of its own, and brackets where a port follows.
        if (Paths().IsMatch(text) || IsVersion6(text))
            return true;
        var end = text.LastIndexOf(':');
        var (host, port) = end > text.LastIndexOf(']') ? (text[..end], text[(end + 1)..]) : (text, null);
        return (port is null || IsPort(port)) && (IsName(host) || host.StartsWith('[') && host.EndsWith(']') && IsVersion6(host[1..^1]));
    }

    private static bool IsPort(string text) => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0;

    private static bool IsVersion6(string text) => text.Contains(':', StringComparison.Ordinal) && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    private static bool IsName(string text) => text.Length is > 0 and <= Longest && text.All(sign => char.IsLetterOrDigit(sign) || sign is '-' or '_' or '.');

    // A path, one of Windows, or a name that Linux keeps without a file.
    [GeneratedRegex(@"^(/|@|[A-Za-z]:\\)[\p{L}\p{Nd}_.+~/\\-]+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Paths();
}
