namespace SessionboardMcp.Server.Identity.OutsideIssuer;

/// <summary>
/// A company's own identity provider, by which people sign in instead of our authorization server; section <c>OutsideIssuer</c>. Behind
/// it stands one shared API token, so what each person may do is decided here.
/// </summary>
internal sealed class OutsideIssuerOptions
{
    /// <summary>The section.</summary>
    public const string Section = "OutsideIssuer";

    /// <summary>The provider's issuer address, below which its OpenID Connect metadata lies. Null: our own authorization server.</summary>
    public string? Authority { get; set; }

    /// <summary>
    /// The exact audience that tokens must name. Without one, a token that the provider issued for any other program would do (RFC 8707,
    /// MCP 2026-07-28, token audience).
    /// </summary>
    public string? Audience { get; set; }

    /// <summary>The claim that lists a person's groups.</summary>
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>Who may do what. A person who matches no entry may do nothing.</summary>
    public IList<OutsideAccess> Access { get; } = [];

    /// <summary>How people sign in on our own pages.</summary>
    public OutsideSignInOptions SignIn { get; set; } = new();
}
