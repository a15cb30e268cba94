using SessionboardMcp.Server.Identity.Clients.Redirects;

namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>A client whose metadata was checked, as it is stored.</summary>
/// <param name="ClientId">Its identifier.</param>
/// <param name="Name">Its name, safe to show.</param>
/// <param name="RedirectUris">Where codes may be sent; loopback addresses without a port, as any port is right (RFC 8252, section 7.3).</param>
/// <param name="Refreshes">Whether it said that it uses refresh tokens: then it is given one without asking for <c>offline_access</c>.</param>
/// <param name="Source">How it came to be known.</param>
internal sealed record ClientApplication(string ClientId, string Name, IReadOnlyList<string> RedirectUris, bool Refreshes, ClientSource Source)
{
    /// <summary>Redirect addresses that its metadata named and that are not accepted.</summary>
    public IReadOnlyList<string> DroppedRedirects { get; init; } = [];

    /// <summary>Whether it runs on the person's own machine, so that any port of its loopback addresses is right.</summary>
    public bool IsNative => RedirectUris.Any(RedirectUri.IsLoopback);
}
