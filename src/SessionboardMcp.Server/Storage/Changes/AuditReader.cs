using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Server.Storage.Changes;

/// <summary>Reads the audit trail for the operator, in the order in which it was appended, a page at a time.</summary>
internal sealed class AuditReader(ChangeDatabases databases, TimeProvider time)
{
    private const int Page = 500;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>What is there, as lines of JSON.</summary>
    public IAsyncEnumerable<StoredAuditEntry> ReadAsync(AuditFilter filter, CancellationToken cancellationToken) => ReadAsync(filter, 0, cancellationToken);

    /// <summary>What is appended from now on, as it comes; with <see cref="AuditFilter.Since"/> what is there since then before it.</summary>
    public async IAsyncEnumerable<StoredAuditEntry> FollowAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        var last = filter.Since is null ? await LastAsync(cancellationToken) : 0;
        do
        {
            await foreach (var entry in ReadAsync(filter, last, cancellationToken))
            {
                last = entry.Number;
                yield return entry;
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    /// <summary>The newest entries of a connection, newest first.</summary>
    public Task<IReadOnlyList<AuditEntry>> NewestAsync(string connection, int count, CancellationToken cancellationToken) => databases.UseAsync<IReadOnlyList<AuditEntry>>(
        async database =>
        {
            var lines = await database.AuditEntries.Where(row => row.Connection == connection).OrderByDescending(row => row.Number).Take(count).Select(row => row.Entry).ToListAsync(cancellationToken);
            return [.. lines.Select(line => JsonSerializer.Deserialize(line, AuditJson.Default.AuditEntry)!)];
        },
        cancellationToken);

    private async IAsyncEnumerable<StoredAuditEntry> ReadAsync(AuditFilter filter, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var last = after;
            var page = await databases.UseAsync(
                database => filter.On(database.AuditEntries.AsNoTracking().Where(row => row.Number > last)).OrderBy(row => row.Number).Take(Page).ToListAsync(cancellationToken),
                cancellationToken);
            // What was shown may be lost with the machine's power no more: who kept an export would take the trail for cut.
            if (page.Count > 0)
                await databases.UseAsync(
                    database => database.Database.ExecuteSqlRawAsync(database.Database.IsSqlite() ? AuditStatements.SettleFile : AuditStatements.Settle, cancellationToken), cancellationToken);
            foreach (var entry in page)
            {
                after = entry.Number;
                yield return entry;
            }

            if (page.Count < Page)
                yield break;
        }
    }

    private Task<long> LastAsync(CancellationToken cancellationToken) => databases.UseAsync(
        async database => await database.AuditEntries.MaxAsync(row => (long?)row.Number, cancellationToken) ?? 0, cancellationToken);
}
