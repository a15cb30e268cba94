using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Identity.Approval;

/// <summary>Keeps with a connection until when the person lets single edits be made without asking.</summary>
internal sealed class ConnectionAllowances(IDbContextFactory<ServerDatabase> databases) : IEditAllowances
{
    /// <inheritdoc/>
    public async Task<DateTimeOffset?> UntilAsync(string connection, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Connections.Where(row => row.Id == connection).Select(row => row.EditsFreelyUntil).SingleOrDefaultAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task SetAsync(string connection, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.Connections.Where(row => row.Id == connection && row.EndedAt == null).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.EditsFreelyUntil, until).SetProperty(row => row.Version, row => row.Version + 1), cancellationToken);
    }
}
