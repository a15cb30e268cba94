namespace SessionboardMcp.Sandbox.OAuth.Grants;

/// <summary>How the sandbox's OAuth server behaves. The defaults are what Sessionboard's guide says, in its strictest reading.</summary>
public sealed record SandboxOAuthOptions
{
    /// <summary>The one client that is registered: public, with PKCE.</summary>
    public const string ClientId = "sessionboard-mcp";

    /// <summary>What the consent page calls that client.</summary>
    internal const string ClientName = "Sessionboard MCP";

    /// <summary>
    /// Redirect addresses that are registered besides loopback, compared exactly. Loopback (<c>http</c> on 127.0.0.1, [::1] or
    /// localhost) is registered on every port and path.
    /// </summary>
    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    /// <summary>How long a code may wait for its exchange; longer than zero. Sessionboard publishes no number.</summary>
    public TimeSpan CodeLifetime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an access token lives, in whole seconds from 1; Sessionboard's guide says an hour, its changelog a day.</summary>
    public TimeSpan AccessTokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a refresh token lives; longer than zero. Sessionboard's guide says 7 days, its changelog 90.</summary>
    public TimeSpan RefreshTokenLifetime { get; init; } = TimeSpan.FromDays(7);

    /// <summary>
    /// How long a refresh token may be used again after its first use; zero or more. Whether Sessionboard has such a leeway is not
    /// published, so there is none unless asked for: a second use ends the grant.
    /// </summary>
    public TimeSpan ReuseLeeway { get; init; } = TimeSpan.Zero;

    /// <summary>
    /// Whether a refresh brings a new refresh token, as documented. Otherwise it brings none, and the old one stays good, as
    /// RFC 6749 (section 6) allows.
    /// </summary>
    public bool RotatesRefreshTokens { get; init; } = true;

    /// <summary>Whether write scopes are offered: the guide says no, the changelog of April 2026 yes.</summary>
    public bool OffersWriteScopes { get; init; } = true;

    /// <summary>Whether the answer of an authorization names its issuer (RFC 9207). Sessionboard documents nothing of the kind.</summary>
    public bool SendsIssuer { get; init; }

    /// <summary>
    /// Where the consent page listens, an address of its own: <c>http</c> and a loopback host; null takes a free port. At Sessionboard it is
    /// on another host than the API.
    /// </summary>
    public string? ConsentUrl { get; init; }

    /// <summary>
    /// Whether the metadata name the consent page as <c>authorization_endpoint</c>. Otherwise they name the API's, which redirects to it.
    /// Which of the two Sessionboard does is not published.
    /// </summary>
    public bool NamesConsentPage { get; init; }

    /// <summary>What the server calls itself; null for an address of the API. Sessionboard's is not published, nor on which host it is.</summary>
    public string? Issuer { get; init; }

    /// <summary>Whether the metadata leave the issuer out.</summary>
    public bool OmitsIssuer { get; init; }

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">One is out of its range; the message names it, its value and what to give instead.</exception>
    internal void Check()
    {
        Require(CodeLifetime > TimeSpan.Zero, nameof(CodeLifetime), CodeLifetime, "a time longer than zero");
        Require(AccessTokenLifetime >= TimeSpan.FromSeconds(1), nameof(AccessTokenLifetime), AccessTokenLifetime, "a second or more");
        Require(RefreshTokenLifetime > TimeSpan.Zero, nameof(RefreshTokenLifetime), RefreshTokenLifetime, "a time longer than zero");
        Require(ReuseLeeway >= TimeSpan.Zero, nameof(ReuseLeeway), ReuseLeeway, "zero or more");
        foreach (var address in RedirectUris)
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Fragment.Length > 0)
                throw new ArgumentException($"OAuth.RedirectUris has '{address}'; give absolute addresses without a fragment.");
        }
    }

    private static void Require(bool holds, string name, TimeSpan value, string expected)
    {
        if (!holds)
            throw new ArgumentException($"OAuth.{name} is {value}; give {expected}.");
    }
}
