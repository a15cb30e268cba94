using SessionboardMcp.Core.Changes;
using SessionboardMcp.Server.Storage.Connections;

namespace SessionboardMcp.Server.Identity.Approval;

/// <summary>Keeps with a connection until when the person lets single edits be made without asking.</summary>
internal sealed class ConnectionAllowances(ConnectionStore connections) : IEditAllowances
{
    /// <inheritdoc/>
    public Task<DateTimeOffset?> UntilAsync(string connection, CancellationToken cancellationToken) => connections.EditsFreelyUntilAsync(connection, cancellationToken);

    /// <inheritdoc/>
    public Task SetAsync(string connection, DateTimeOffset? until, CancellationToken cancellationToken) => connections.SetEditsFreelyAsync(connection, until, cancellationToken);
}
