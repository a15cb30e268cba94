using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SessionboardMcp.Server.Identity.Resource;

/// <summary>Finds the grant behind a token, on every call: it is never kept, so that what is revoked is refused at once.</summary>
internal sealed class GrantLookup(ServerDatabase database, LivingConnectionQuery living, UpstreamSettings upstream, TimeProvider time)
{
    private static readonly TimeSpan UseInterval = TimeSpan.FromMinutes(1);

    /// <summary>The living connection of a token that was validated.</summary>
    /// <returns>Null where the connection has ended, or the token or its authorization was revoked.</returns>
    public async Task<Connection?> FindAsync(ClaimsPrincipal token, CancellationToken cancellationToken)
    {
        var subject = token.FindFirstValue(Claims.Subject);
        var tokenId = token.FindFirstValue(Claims.Private.TokenId);
        var clientId = token.FindFirstValue(Claims.ClientId);
        var connection = await living.FindAsync(database, subject, clientId, tokenId, cancellationToken);
        // Another address was configured since: the grant's tokens must not go there.
        if (connection is null || !upstream.Regions.ContainsKey(connection.Region) || upstream.Host(connection.Region) != connection.UpstreamHost)
            return null;
        await MarkUsedAsync(connection, cancellationToken);
        return connection;
    }

    private async Task MarkUsedAsync(Connection connection, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (connection.LastUsedAt is { } last && now - last < UseInterval)
            return;
        await database.Connections.Where(row => row.Id == connection.Id)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.LastUsedAt, now), cancellationToken);
    }
}
