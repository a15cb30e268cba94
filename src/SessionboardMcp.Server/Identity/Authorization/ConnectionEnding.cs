using OpenIddict.Abstractions;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Connections;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>Ends connections: first here, so that the next call is refused whatever happens, then at Sessionboard.</summary>
internal sealed partial class ConnectionEnding(
    ConnectionStore connections,
    IOpenIddictAuthorizationManager authorizations,
    IOpenIddictTokenManager tokens,
    IConnectionTokens upstream,
    ILogger<ConnectionEnding> logger)
{
    /// <summary>Ends one, unless it has ended before.</summary>
    /// <param name="connectionId">Which.</param>
    /// <param name="reason">One of <see cref="EndReasons"/>.</param>
    /// <param name="cancellationToken">Gives up before anything is changed; afterwards it is finished.</param>
    /// <returns>Whether it lived until now.</returns>
    public async Task<bool> EndAsync(string connectionId, string reason, CancellationToken cancellationToken)
    {
        if (!await connections.EndAsync(connectionId, reason, cancellationToken))
            return false;
        Log.Ended(logger, connectionId, reason);
        ConnectionMeters.SignedOut(reason);
        await tokens.RevokeBySubjectAsync(connectionId, CancellationToken.None);
        await authorizations.RevokeBySubjectAsync(connectionId, CancellationToken.None);
        await upstream.RevokeUpstreamAsync(connectionId, CancellationToken.None);
        await connections.DropTokensAsync(connectionId);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Connection {Connection} ended: {Reason}")]
        public static partial void Ended(ILogger logger, string connection, string reason);
    }
}
