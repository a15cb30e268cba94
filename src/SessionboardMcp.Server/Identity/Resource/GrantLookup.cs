using System.Security.Claims;
using OpenIddict.Abstractions;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Connections;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SessionboardMcp.Server.Identity.Resource;

/// <summary>Finds the grant behind a token, on every call: it is never kept, so that what is revoked is refused at once.</summary>
internal sealed class GrantLookup(ConnectionStore connections, TimeProvider time)
{
    private static readonly TimeSpan UseInterval = TimeSpan.FromMinutes(1);

    /// <summary>The living connection of a token that was validated.</summary>
    /// <returns>Null where the connection has ended, or the token or its authorization was revoked.</returns>
    public async Task<Connection?> FindAsync(ClaimsPrincipal token, CancellationToken cancellationToken)
    {
        var connection = await connections.FindServedAsync(
            token.FindFirstValue(Claims.Subject), token.FindFirstValue(Claims.ClientId), token.FindFirstValue(Claims.Private.TokenId), cancellationToken);
        if (connection is null)
            return null;
        if (connection.LastUsedAt is not { } last || time.GetUtcNow() - last >= UseInterval)
            await connections.MarkUsedAsync(connection.Id, cancellationToken);
        return connection;
    }
}
