using Microsoft.EntityFrameworkCore;

namespace SessionboardMcp.Server.Storage.Audit;

/// <summary>Says what was done where the chain does not go on: whether the entry that belongs there still is somewhere, and whether the one that is there is ours.</summary>
/// <param name="database">The database.</param>
/// <param name="key">The chain's key.</param>
internal sealed class AuditBreakFinder(ServerDatabase database, byte[] key)
{
    private const int Near = 32;

    /// <summary>Looks at the first place that is not whole.</summary>
    /// <param name="place">The sequence that is expected there.</param>
    /// <param name="link">The link before it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<AuditBreak> FindAsync(long place, string link, CancellationToken cancellationToken)
    {
        var here = await AtAsync(place, cancellationToken);
        var kind = await OwnOfAsync(place, link, cancellationToken) is { } own
            ? await WhereItsOwnIsElsewhereAsync(place, own, here, cancellationToken)
            : await WhereItsOwnIsGoneAsync(place, here, cancellationToken);
        return new AuditBreak(place, kind);
    }

    private async Task<AuditBreakKind> WhereItsOwnIsElsewhereAsync(long place, StoredAuditEntry own, List<StoredAuditEntry> here, CancellationToken cancellationToken)
    {
        if (own.Sequence is not { } elsewhere)
            return AuditBreakKind.Altered;
        if (here.Count == 0)
            return AuditBreakKind.Reordered;
        // Two in one place; or a stranger there, and all others moved on for it.
        return elsewhere == place || await GoneAsync(cancellationToken) < 0 || !await IsMovedAsync(here, elsewhere, cancellationToken)
            ? AuditBreakKind.Inserted
            : AuditBreakKind.Reordered;
    }

    private async Task<AuditBreakKind> WhereItsOwnIsGoneAsync(long place, List<StoredAuditEntry> here, CancellationToken cancellationToken)
    {
        if (here.Count == 0)
            return AuditBreakKind.Missing;
        // Those after it may have been moved up, so that no gap is seen: then two of them fit together under the numbers that they had.
        var gone = await GoneAsync(cancellationToken);
        var next = await AtAsync(place + 1, cancellationToken);
        return gone > 0 && here.Any(row => row.Link is not null && next.Any(after => after.Link == AuditLinks.Of(key, place + 1 + gone, row.Link, after)))
            ? AuditBreakKind.Missing
            : AuditBreakKind.Altered;
    }

    // The entry that was linked at this place, wherever it is now.
    private async Task<StoredAuditEntry?> OwnOfAsync(long place, string link, CancellationToken cancellationToken)
    {
        await foreach (var row in AuditWalk.FromAsync(database, place, long.MaxValue, cancellationToken))
        {
            if (row.Link == AuditLinks.Of(key, place, link, row))
                return row;
        }

        return (await database.AuditEntries.AsNoTracking().Where(row => row.Sequence == null && row.Link != null).ToListAsync(cancellationToken))
            .Find(row => row.Link == AuditLinks.Of(key, place, link, row));
    }

    // Whether an entry is one of ours, linked at a place nearby or at that with which it may have been exchanged.
    private async Task<bool> IsMovedAsync(List<StoredAuditEntry> here, long elsewhere, CancellationToken cancellationToken)
    {
        var first = here[0].Sequence!.Value;
        var near = await database.AuditEntries.AsNoTracking()
            .Where(row => (row.Sequence >= first && row.Sequence < first + Near) || row.Sequence == elsewhere - 1 || row.Sequence == elsewhere)
            .Select(row => new { row.Sequence, row.Link }).ToListAsync(cancellationToken);
        return here.Any(row => near.Any(before => before.Link is not null && near.Any(at => row.Link == AuditLinks.Of(key, at.Sequence!.Value, before.Link, row))));
    }

    // How many of the newest sequences have no entry; below zero where there are more entries than the head knows.
    private async Task<long> GoneAsync(CancellationToken cancellationToken) =>
        (await database.AuditChains.AsNoTracking().Select(row => (long?)row.HeadSequence).SingleOrDefaultAsync(cancellationToken) ?? 0)
        - (await database.AuditEntries.MaxAsync(row => row.Sequence, cancellationToken) ?? 0);

    private Task<List<StoredAuditEntry>> AtAsync(long place, CancellationToken cancellationToken) =>
        database.AuditEntries.AsNoTracking().Where(row => row.Sequence == place).ToListAsync(cancellationToken);
}
