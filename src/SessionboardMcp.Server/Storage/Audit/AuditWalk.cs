using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace SessionboardMcp.Server.Storage.Audit;

/// <summary>Goes along the chain, link by link, as far as it is whole.</summary>
/// <param name="database">The database.</param>
/// <param name="key">The chain's key.</param>
internal sealed class AuditWalk(ServerDatabase database, byte[] key)
{
    private const int Page = 500;

    /// <summary>Goes from one entry to another.</summary>
    /// <param name="after">The sequence of the entry before the first.</param>
    /// <param name="link">That entry's link.</param>
    /// <param name="last">The sequence of the last entry.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<WalkEnd> RunAsync(long after, string link, long last, CancellationToken cancellationToken)
    {
        var (number, noted) = (0L, (AuditBreak?)null);
        await foreach (var row in FromAsync(database, after + 1, last, cancellationToken))
        {
            if (row.Sequence != after + 1 || row.Link != AuditLinks.Of(key, after + 1, link, row))
                return new WalkEnd(after, link, noted) { Break = await new AuditBreakFinder(database, key).FindAsync(after + 1, link, cancellationToken) };
            // Whatever reads the trail reads it by number.
            if (row.Number <= number)
                return new WalkEnd(after, link, noted) { Break = new AuditBreak(after + 1, AuditBreakKind.Reordered) };
            (after, link, number) = (after + 1, row.Link!, row.Number);
            noted ??= AuditBreak.Of(row);
        }

        return new WalkEnd(after, link, noted);
    }

    /// <summary>The entries of a part of the chain in its order, a page at a time.</summary>
    public static async IAsyncEnumerable<StoredAuditEntry> FromAsync(ServerDatabase database, long first, long last, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (sequence, number) = (first, long.MinValue);
        while (true)
        {
            var (from, after) = (sequence, number);
            var page = await database.AuditEntries.AsNoTracking()
                .Where(row => row.Sequence >= from && row.Sequence <= last && (row.Sequence > from || row.Number > after))
                .OrderBy(row => row.Sequence).ThenBy(row => row.Number).Take(Page).ToListAsync(cancellationToken);
            foreach (var row in page)
                yield return row;
            if (page.Count < Page)
                yield break;
            (sequence, number) = (page[^1].Sequence!.Value, page[^1].Number);
        }
    }
}

/// <summary>How far the chain is whole.</summary>
/// <param name="Sequence">The last entry that is.</param>
/// <param name="Link">Its link.</param>
/// <param name="Noted">The first break that an entry on the way remembers; null where none does.</param>
internal sealed record WalkEnd(long Sequence, string Link, AuditBreak? Noted)
{
    /// <summary>Why it is not whole further on; null where entries end.</summary>
    public AuditBreak? Break { get; init; }
}
