using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>Ends connections: first here, so that the next call is refused whatever happens, then at Sessionboard.</summary>
internal sealed partial class ConnectionEnding(
    ServerDatabase database,
    IOpenIddictAuthorizationManager authorizations,
    IOpenIddictTokenManager tokens,
    IConnectionTokens upstream,
    TimeProvider time,
    ILogger<ConnectionEnding> logger)
{
    /// <summary>Ends one, unless it has ended before.</summary>
    /// <param name="connectionId">Which.</param>
    /// <param name="reason">One of <see cref="EndReasons"/>.</param>
    /// <param name="cancellationToken">Gives up before anything is changed; afterwards it is finished.</param>
    /// <returns>Whether it lived until now.</returns>
    public async Task<bool> EndAsync(string connectionId, string reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var ended = await database.Connections
            .Where(connection => connection.Id == connectionId && connection.EndedAt == null)
            .ExecuteUpdateAsync(
                change => change.SetProperty(row => row.EndedAt, now).SetProperty(row => row.EndReason, reason).SetProperty(row => row.Version, row => row.Version + 1),
                cancellationToken);
        if (ended == 0)
            return false;
        Log.Ended(logger, connectionId, reason);
        ConnectionMeters.SignedOut(reason);
        await tokens.RevokeBySubjectAsync(connectionId, CancellationToken.None);
        await authorizations.RevokeBySubjectAsync(connectionId, CancellationToken.None);
        await upstream.RevokeUpstreamAsync(connectionId, CancellationToken.None);
        await database.Connections.Where(connection => connection.Id == connectionId).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.UpstreamAccessToken, (string?)null).SetProperty(row => row.UpstreamRefreshToken, (string?)null),
            CancellationToken.None);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Connection {Connection} ended: {Reason}")]
        public static partial void Ended(ILogger logger, string connection, string reason);
    }
}
