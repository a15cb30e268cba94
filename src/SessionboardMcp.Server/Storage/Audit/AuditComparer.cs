using Microsoft.EntityFrameworkCore;

namespace SessionboardMcp.Server.Storage.Audit;

/// <summary>
/// Compares an export with a trail that is whole. An attacker who has the chain's key can link other entries, but not so that a link comes out
/// as it was. A line whose link is that of its entry, and which says something else, is what was altered.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="ends">What verifying found.</param>
/// <param name="kept">What happened since then cannot have been forgotten.</param>
internal sealed class AuditComparer(ServerDatabase database, AuditReport ends, DateTimeOffset kept)
{
    private const int Page = 500;

    // A call is written down when it has ended, and forgotten by when it began.
    private static readonly TimeSpan Leeway = TimeSpan.FromHours(1);

    // The column has milliseconds.
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(1);

    /// <summary>Compares them.</summary>
    /// <returns>The report, with what the comparison found.</returns>
    public async Task<AuditReport> CompareAsync(IReadOnlyList<ExportedEntry> export, CancellationToken cancellationToken)
    {
        var (comparison, found) = (new AuditComparison(0, 0, 0), new List<AuditBreak>());
        foreach (var page in export.Chunk(Page))
        {
            var places = page.Select(one => one.Sequence).OfType<long>().ToArray();
            var rows = await database.AuditEntries.AsNoTracking().Where(row => row.Sequence != null && places.Contains(row.Sequence.Value))
                .ToDictionaryAsync(row => row.Sequence!.Value, cancellationToken);
            foreach (var one in page)
            {
                comparison = Count(comparison, one);
                if ((one.Sequence is { } place ? Compare(one, place, rows) : await CompareAsync(one, cancellationToken)) is { } differs)
                    found.Add(differs with { Line = one.Number });
            }
        }

        // What was done to the trail is the news, before what was done to the file.
        return found.OrderBy(one => one.Kind == AuditBreakKind.Export).ThenBy(one => one.Kind == AuditBreakKind.Export ? one.Line!.Value : one.Sequence).FirstOrDefault() is { } first
            ? ends with { Comparison = comparison, Verdict = AuditVerdict.Broken, Break = first }
            : ends with { Comparison = comparison };
    }

    private AuditComparison Count(AuditComparison so, ExportedEntry one) => one.Sequence switch
    {
        null => so with { NotCovered = so.NotCovered + 1 },
        { } place when place <= ends.Forgotten => so with { Forgotten = so.Forgotten + 1 },
        _ => so with { Compared = so.Compared + 1 },
    };

    private AuditBreak? Compare(ExportedEntry one, long place, Dictionary<long, StoredAuditEntry> rows)
    {
        if (rows.TryGetValue(place, out var row))
        {
            return row.Link != one.Link ? new AuditBreak(place, AuditBreakKind.Rewritten)
                : AuditLine.IsOf(row, one.Text) ? null
                : new AuditBreak(place, AuditBreakKind.Export);
        }

        if (place > ends.Head)
            return new AuditBreak(place, AuditBreakKind.Cut);
        return place > ends.Forgotten || one.At > kept + Leeway ? new AuditBreak(place, AuditBreakKind.Missing) : null;
    }

    // One that has no place must be among those that have none, unless it may be forgotten.
    private async Task<AuditBreak?> CompareAsync(ExportedEntry one, CancellationToken cancellationToken)
    {
        if (one.At <= kept + Leeway)
            return null;
        var (from, to) = (one.At - Rounding, one.At + Rounding);
        var rows = await database.AuditEntries.AsNoTracking().Where(row => row.Sequence == null && row.At >= from && row.At <= to).ToListAsync(cancellationToken);
        return rows.Exists(row => AuditLine.IsOf(row, one.Text)) ? null : new AuditBreak(0, AuditBreakKind.Export);
    }
}
