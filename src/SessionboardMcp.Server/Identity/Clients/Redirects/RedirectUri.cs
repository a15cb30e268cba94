using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Identity.Clients.Redirects;

/// <summary>The form that a redirect address must have, whoever asks for it.</summary>
internal static class RedirectUri
{
    /// <summary>The longest address, in characters.</summary>
    public const int MaximumLength = 2000;

    /// <summary>Reads an address.</summary>
    /// <returns>Null where it is not an absolute address without fragment (RFC 6749, section 3.1.2) and credentials.</returns>
    public static Uri? Parse(string? text)
    {
        // .NET corrects backslashes and spaces; a browser may correct them to another host.
        // On Linux it takes a path for the address of a file.
        if (text is not { Length: > 0 and <= MaximumLength } || !char.IsAsciiLetter(text[0]) || !text.All(IsPlain) || !Uri.TryCreate(text, UriKind.Absolute, out var uri))
            return null;
        return uri.Fragment.Length > 0 || text.Contains('#', StringComparison.Ordinal) || uri.UserInfo.Length > 0 ? null : uri;
    }

    /// <summary>Whether it is an address of the person's own machine, by plain HTTP.</summary>
    public static bool IsLoopback(string text) =>
        Parse(text) is { } uri
        && text.StartsWith("http://", StringComparison.Ordinal)
        && LocalAddresses.IsLoopback(uri.Host);

    /// <summary>Whether it is an address on the web.</summary>
    public static bool IsWeb(string text) =>
        Parse(text) is { HostNameType: UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6 } && text.StartsWith("https://", StringComparison.Ordinal);

    /// <summary>
    /// The address as it is stored: a loopback address without its port, because the port is chosen anew at every sign-in, and
    /// OpenIddict lets any port match only where none is stored.
    /// </summary>
    public static string Stored(string text) =>
        IsLoopback(text) && Parse(text) is { IsDefaultPort: false } uri ? $"http://{uri.Host}{uri.PathAndQuery}" : text;

    /// <summary>The host of an address, or its scheme where that is not the web's: a word for the log, however long or odd the address is.</summary>
    public static string HostForLog(string? text)
    {
        const int MaxLength = 80;
        if (Parse(text) is not { } uri)
            return "(unreadable)";
        var host = uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp ? uri.Host : uri.Scheme + "://";
        return host.Length <= MaxLength ? host : host[..MaxLength] + "…";
    }

    private static bool IsPlain(char character) => character is > ' ' and < '\u007f' and not ('\\' or '"' or '<' or '>' or '`');
}
