using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Addresses;

/// <summary>
/// The address under which people and assistants know this server. It is configured: taken from the Host header, it would let a
/// stranger choose where metadata and redirects point to.
/// </summary>
internal sealed class PublicAddress
{
    /// <summary>The configuration key.</summary>
    public const string Key = "PublicUrl";

    private PublicAddress(Uri origin)
    {
        Origin = origin;
        Text = origin.GetLeftPart(UriPartial.Authority);
    }

    /// <summary>The origin.</summary>
    public Uri Origin { get; }

    /// <summary>The origin without a slash at its end, such as <c>https://mcp.example.org</c>.</summary>
    public string Text { get; }

    /// <summary>Whether it is https; otherwise it is this machine.</summary>
    public bool IsSecure => Origin.Scheme == Uri.UriSchemeHttps;

    /// <summary>The issuer of our tokens: with a path, as an origin alone is written with or without a slash.</summary>
    public string Issuer => Text + "/as";

    /// <summary>The protected resource, which is the audience of our tokens.</summary>
    public string Resource => Text + McpEndpoint.Path;

    /// <summary>Where the metadata of the protected resource is (RFC 9728, section 3.1).</summary>
    public string ResourceMetadata => Text + "/.well-known/oauth-protected-resource" + McpEndpoint.Path;

    /// <summary>Reads the configured address, or takes the one that is listened on where that is this machine's.</summary>
    /// <param name="configured">The value of <see cref="Key"/>.</param>
    /// <param name="listening">The addresses to listen on.</param>
    /// <exception cref="ConfigurationProblemException">It is missing or unusable.</exception>
    public static PublicAddress Resolve(string? configured, IReadOnlyList<string> listening)
    {
        if (!string.IsNullOrWhiteSpace(configured))
            return Uri.TryCreate(configured.Trim(), UriKind.Absolute, out var given) && IsUsable(given) ? new(given) : throw Unusable(configured);
        // Where several are listened on, people on this machine use the first.
        return Uri.TryCreate(listening.Count > 0 ? listening[0] : "", UriKind.Absolute, out var own) && LocalAddresses.IsLoopback(own.Host) && own.Port != 0 && IsUsable(own)
            ? new(own)
            : throw new ConfigurationProblemException(
                "PublicUrl is not set. Set it to the https address under which people reach this server, such as PublicUrl=https://mcp.example.org (or --PublicUrl=…).");
    }

    private static bool IsUsable(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && LocalAddresses.IsLoopback(address.Host)))
        && address is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" };

    private static ConfigurationProblemException Unusable(string value) =>
        new($"PublicUrl is '{ShownAddress.Of(value)}'. Set it to an https address without a path, such as https://mcp.example.org; http is for this machine only.");
}
