using Microsoft.EntityFrameworkCore;

namespace SessionboardMcp.Server.Storage.Audit;

/// <summary>
/// Compares an export with a trail that is whole. An attacker who has the chain's key can link other entries, but not so that a link comes out
/// as it was.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="ends">What verifying found.</param>
/// <param name="kept">What happened since then cannot have been forgotten.</param>
internal sealed class AuditComparer(ServerDatabase database, AuditReport ends, DateTimeOffset kept)
{
    private const int Page = 500;

    // A call is written down when it has ended, and forgotten by when it began.
    private static readonly TimeSpan Leeway = TimeSpan.FromHours(1);

    /// <summary>Compares them.</summary>
    /// <returns>The report, with what the comparison found.</returns>
    public async Task<AuditReport> CompareAsync(IReadOnlyList<ExportedEntry> export, CancellationToken cancellationToken)
    {
        var (comparison, first) = (new AuditComparison(0, 0, 0), (AuditBreak?)null);
        foreach (var page in export.Chunk(Page))
        {
            var places = page.Select(one => one.Sequence).OfType<long>().ToArray();
            var links = await database.AuditEntries.AsNoTracking().Where(row => row.Sequence != null && places.Contains(row.Sequence.Value))
                .ToDictionaryAsync(row => row.Sequence!.Value, row => row.Link, cancellationToken);
            foreach (var one in page)
            {
                comparison = Count(comparison, one);
                if (one.Sequence is { } place && Compare(one, place, links) is { } found && (first is null || found.Sequence < first.Sequence))
                    first = found;
            }
        }

        return first is null ? ends with { Comparison = comparison } : ends with { Comparison = comparison, Verdict = AuditVerdict.Broken, Break = first };
    }

    private AuditComparison Count(AuditComparison so, ExportedEntry one) => one.Sequence switch
    {
        null => so with { NotCovered = so.NotCovered + 1 },
        { } place when place <= ends.Forgotten => so with { Forgotten = so.Forgotten + 1 },
        _ => so with { Compared = so.Compared + 1 },
    };

    private AuditBreak? Compare(ExportedEntry one, long place, Dictionary<long, string?> links)
    {
        if (links.TryGetValue(place, out var link))
            return link == one.Link ? null : new AuditBreak(place, AuditBreakKind.Rewritten);
        if (place > ends.Head)
            return new AuditBreak(place, AuditBreakKind.Cut);
        return place > ends.Forgotten || one.At > kept + Leeway ? new AuditBreak(place, AuditBreakKind.Missing) : null;
    }
}
