using SessionboardMcp.Api.Credentials;

namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>
/// The upstream tokens of connections: each connection is one grant. A token is refreshed where needed, once for all who ask; asking
/// throws <see cref="ConnectionEndedException"/> where Sessionboard no longer honours the grant.
/// </summary>
internal interface IConnectionTokens : IAccessTokens
{
    /// <summary>Gives the grant back to Sessionboard. Fails silently where Sessionboard cannot be reached.</summary>
    Task RevokeUpstreamAsync(string connectionId, CancellationToken cancellationToken);
}
