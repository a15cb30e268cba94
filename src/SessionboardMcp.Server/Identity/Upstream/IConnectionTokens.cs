namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>The upstream tokens of connections.</summary>
internal interface IConnectionTokens
{
    /// <summary>A fresh access token; refreshed where needed, once for all who ask.</summary>
    /// <param name="connectionId">The connection.</param>
    /// <param name="refused">The token that Sessionboard refused though it had not expired; null where none was.</param>
    /// <param name="cancellationToken">Ends the wait; a refresh goes on.</param>
    /// <exception cref="ConnectionEndedException">Sessionboard no longer honours the grant.</exception>
    Task<string> AccessTokenAsync(string connectionId, string? refused, CancellationToken cancellationToken);

    /// <summary>Gives the grant back to Sessionboard. Fails silently where Sessionboard cannot be reached.</summary>
    Task RevokeUpstreamAsync(string connectionId, CancellationToken cancellationToken);
}
