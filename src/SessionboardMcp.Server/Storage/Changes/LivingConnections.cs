using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Server.Storage.Changes;

/// <summary>
/// What waits ends with the connection that asked for it, whichever way that ended: nothing has to be written for it, as the connection's own
/// row says so. Where nobody signs in there are no connections that end.
/// </summary>
/// <param name="isBySignIn">Whether connections are rows of the database.</param>
internal sealed class LivingConnections(bool isBySignIn)
{
    /// <summary>Whether a connection lives.</summary>
    public async Task<bool> LivesAsync(ServerDatabase database, string connection, CancellationToken cancellationToken) =>
        !isBySignIn || await database.Connections.AnyAsync(row => row.Id == connection && row.EndedAt == null, cancellationToken);

    /// <summary>Those of the rows that may go on to be sent: what is being sent comes to its end, what waits needs its connection.</summary>
    public IQueryable<StoredChange> Decidable(ServerDatabase database, IQueryable<StoredChange> changes) => isBySignIn
        ? changes.Where(change => change.State != ChangeState.Waiting || database.Connections.Any(row => row.Id == change.Connection && row.EndedAt == null))
        : changes;
}
