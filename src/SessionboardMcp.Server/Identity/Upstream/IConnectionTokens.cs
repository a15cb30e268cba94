namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>The upstream tokens of connections.</summary>
internal interface IConnectionTokens
{
    /// <summary>A fresh access token; refreshed where needed, once for all who ask.</summary>
    /// <exception cref="ConnectionEndedException">Sessionboard no longer honours the grant.</exception>
    Task<string> AccessTokenAsync(string connectionId, CancellationToken cancellationToken);

    /// <summary>Gives the grant back to Sessionboard. Fails silently where Sessionboard cannot be reached.</summary>
    Task RevokeUpstreamAsync(string connectionId, CancellationToken cancellationToken);
}
