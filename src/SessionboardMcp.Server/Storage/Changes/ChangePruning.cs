using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Server.Storage.Audit;

namespace SessionboardMcp.Server.Storage.Changes;

/// <summary>Forgets changes after 30 days and audit entries after 90; nothing else ever deletes either.</summary>
internal sealed class ChangePruning(ChangeDatabases databases, AuditForgetting audit, TimeProvider time)
{
    private static readonly TimeSpan ChangesKept = TimeSpan.FromDays(30);

    /// <summary>For how long an audit entry is kept.</summary>
    internal static readonly TimeSpan AuditKept = TimeSpan.FromDays(90);

    /// <summary>Forgets once.</summary>
    /// <returns>How many changes and how many entries.</returns>
    public Task<(int Changes, int Entries)> PruneAsync(CancellationToken cancellationToken) => databases.UseAsync(async database =>
    {
        var now = time.GetUtcNow();
        // What may still be asked about, since nobody knows how it ended, stays for as long as the trail that tells of it.
        var changes = await database.Changes
            .Where(row => row.CreatedAt < now - ChangesKept && row.ExpiresAt < now
                && ((row.State != ChangeState.Applying && row.State != ChangeState.Unknown) || row.CreatedAt < now - AuditKept))
            .ExecuteDeleteAsync(cancellationToken);
        return (changes, await audit.ForgetAsync(database, now - AuditKept, cancellationToken));
    }, cancellationToken);
}
