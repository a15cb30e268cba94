using Microsoft.EntityFrameworkCore;

namespace SessionboardMcp.Server.Storage.Audit;

/// <summary>
/// Verifies the audit trail, while servers go on appending to it and forgetting what is old. It holds nobody up: it reads in an order in which
/// what they do meanwhile cannot look like tampering, and looks again where the anchor moved.
/// </summary>
internal sealed class AuditVerifier(AuditKeys keys)
{
    private const int Looks = 3;

    /// <summary>Verifies it.</summary>
    public async Task<AuditReport> VerifyAsync(ServerDatabase database, CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            // Before the head is read: no entry is kept without it.
            var highest = await database.AuditEntries.MaxAsync(row => row.Sequence, cancellationToken) ?? 0;
            var ends = await EndsAsync(database, cancellationToken);
            var report = await LookAsync(database, ends, highest, cancellationToken);
            if (look == Looks || report.Verdict != AuditVerdict.Broken || (await EndsAsync(database, cancellationToken))?.AnchorSequence == ends?.AnchorSequence)
                return report;
        }
    }

    private async Task<AuditReport> LookAsync(ServerDatabase database, AuditChain? ends, long highest, CancellationToken cancellationToken)
    {
        var entries = database.AuditEntries.AsNoTracking();
        var limit = ends?.Unlinked ?? long.MaxValue;
        var report = new AuditReport(AuditVerdict.Whole)
        {
            Forgotten = ends?.AnchorSequence ?? 0,
            Head = ends?.HeadSequence ?? 0,
            NotCovered = await entries.CountAsync(row => row.Sequence == null && row.Number <= limit, cancellationToken),
        };
        if (ends is null or { Seal.Length: 0 })
            return highest == 0 ? report with { Verdict = AuditVerdict.NotBegun } : Broken(report, await LowestAsync(entries, cancellationToken), AuditBreakKind.Anchor);
        if (keys.TryOpen(ends.ProtectedKey) is not { } key)
            return report with { Verdict = AuditVerdict.KeyLost };
        if (AuditLinks.Of(key, ends) != ends.Seal)
            return Broken(report, ends.AnchorSequence + 1, AuditBreakKind.Anchor);
        // Of a chain whose ends were lost, so that this one was begun after it; or forgotten long ago, and put back.
        if (await LowestAsync(entries, cancellationToken) is { } lowest && lowest <= ends.AnchorSequence)
            return Broken(report, lowest, lowest > 0 && lowest <= ends.Start ? AuditBreakKind.Anchor : AuditBreakKind.Inserted);

        var walked = await new AuditWalk(database, key).RunAsync(ends.AnchorSequence, ends.AnchorLink, ends.HeadSequence, cancellationToken);
        List<AuditBreak?> found = [walked.Noted, walked.Break ?? await AtTheEndAsync(database, key, ends, walked, highest, cancellationToken), await WithoutLinkAsync(entries, ends, cancellationToken)];
        report = report with { Verified = walked.Sequence - ends.AnchorSequence };
        return found.OfType<AuditBreak>().MinBy(one => one.Sequence) is { } first ? report with { Verdict = AuditVerdict.Broken, Break = first } : report;
    }

    private static async Task<AuditBreak?> AtTheEndAsync(
        ServerDatabase database, byte[] key, AuditChain ends, WalkEnd walked, long highest, CancellationToken cancellationToken)
    {
        if (walked.Sequence < ends.HeadSequence)
        {
            var found = await new AuditBreakFinder(database, key).FindAsync(walked.Sequence + 1, walked.Link, cancellationToken);
            return found.Kind == AuditBreakKind.Missing ? found with { Kind = AuditBreakKind.Cut } : found;
        }

        if (highest > ends.HeadSequence)
            return new AuditBreak(ends.HeadSequence + 1, AuditBreakKind.Inserted);
        return walked.Link == ends.HeadLink ? null : new AuditBreak(ends.HeadSequence, AuditBreakKind.Anchor);
    }

    // It stands before the next entry that has a link.
    private static async Task<AuditBreak?> WithoutLinkAsync(IQueryable<StoredAuditEntry> entries, AuditChain ends, CancellationToken cancellationToken)
    {
        if (await entries.Where(row => row.Sequence == null && row.Number > ends.Unlinked).MinAsync(row => (long?)row.Number, cancellationToken) is not { } number)
            return null;
        var next = await entries.Where(row => row.Number > number && row.Sequence != null).MinAsync(row => row.Sequence, cancellationToken);
        return new AuditBreak(next ?? ends.HeadSequence + 1, AuditBreakKind.Inserted);
    }

    private static Task<long?> LowestAsync(IQueryable<StoredAuditEntry> entries, CancellationToken cancellationToken) =>
        entries.MinAsync(row => row.Sequence, cancellationToken);

    private static Task<AuditChain?> EndsAsync(ServerDatabase database, CancellationToken cancellationToken) =>
        database.AuditChains.AsNoTracking().SingleOrDefaultAsync(row => row.Id == AuditChain.Only, cancellationToken);

    private static AuditReport Broken(AuditReport report, long? sequence, AuditBreakKind kind) =>
        report with { Verdict = AuditVerdict.Broken, Break = new AuditBreak(sequence ?? 0, kind) };
}
