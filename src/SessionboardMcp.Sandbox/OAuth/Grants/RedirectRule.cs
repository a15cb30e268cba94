using System.Net;

namespace SessionboardMcp.Sandbox.OAuth.Grants;

/// <summary>Where the answer of an authorization may go.</summary>
internal static class RedirectRule
{
    /// <summary>Whether an address is registered: loopback on any port and path (RFC 8252, section 7.3), or exactly a configured one.</summary>
    public static bool Allows(SandboxOAuthOptions options, string address)
    {
        if (options.RedirectUris.Contains(address, StringComparer.Ordinal))
            return true;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri.Scheme == Uri.UriSchemeHttp
            && uri is { UserInfo: "", Fragment: "" }
            && IsLoopback(uri.Host);
    }

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
