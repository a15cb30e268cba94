using Microsoft.EntityFrameworkCore;

namespace SessionboardMcp.Server.Storage.Audit;

/// <summary>
/// Forgets old entries from the front of the chain, and leaves the anchor there. What it forgets it verifies first: else whoever tampers had
/// only to wait, or to make an entry look old. What it finds is remembered by an entry, for as long as any.
/// </summary>
internal sealed class AuditForgetting(AuditTurn turn, TimeProvider time)
{
    // So many are done in a moment: calls wait for the turn.
    private const int Batch = 1_000;

    /// <summary>Forgets what happened before a time.</summary>
    /// <returns>How many entries.</returns>
    public async Task<int> ForgetAsync(ServerDatabase database, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var all = 0;
        // So that nobody is kept waiting for nothing.
        while (await database.AuditEntries.AnyAsync(row => row.At < before, cancellationToken))
        {
            var (forgotten, isDone) = await turn.RunAsync(database, held => BatchAsync(database, held, before, cancellationToken), cancellationToken);
            database.ChangeTracker.Clear();
            all += forgotten;
            if (isDone)
                break;
        }

        return all;
    }

    private async Task<(int Forgotten, bool IsDone)> BatchAsync(ServerDatabase database, HeldChain held, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var (start, anchor) = (held.Ends.Start, held.Ends.AnchorSequence);
        var forgotten = await database.AuditEntries.Where(row => (row.Sequence == null || row.Sequence <= start) && row.At < before).ExecuteDeleteAsync(cancellationToken);
        var putBack = database.AuditEntries.Where(row => row.Sequence > start && row.Sequence <= anchor);
        if (await putBack.MinAsync(row => row.Sequence, cancellationToken) is { } stranger)
        {
            held.Append(new AuditBreak(stranger, AuditBreakKind.Inserted).ToEntry(time.GetUtcNow()));
            await putBack.ExecuteDeleteAsync(cancellationToken);
        }

        if (await LastOldAsync(database, held.Ends, before, cancellationToken) is not { } old)
            return (forgotten, true);
        var last = Math.Min(old, anchor + Batch);
        var walked = await new AuditWalk(database, held.Key).RunAsync(anchor, held.Ends.AnchorLink, last, cancellationToken);
        if (walked.Sequence == last)
        {
            held.Anchor(last, walked.Link);
        }
        else
        {
            // It is said once, however much is wrong behind it.
            last = old;
            held.Append((walked.Break ?? new AuditBreak(walked.Sequence + 1, AuditBreakKind.Missing)).ToEntry(time.GetUtcNow()));
            held.Anchor(last, await database.AuditEntries.Where(row => row.Sequence == last).Select(row => row.Link).FirstOrDefaultAsync(cancellationToken) ?? AuditLinks.None);
        }

        return (forgotten + await database.AuditEntries.Where(row => row.Sequence > anchor && row.Sequence <= last).ExecuteDeleteAsync(cancellationToken), last == old);
    }

    // An entry is forgotten once all before it may be. One that a clock running ahead has dated into the future holds up nobody.
    private async Task<long?> LastOldAsync(ServerDatabase database, AuditChain ends, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var (now, anchor, head) = (time.GetUtcNow(), ends.AnchorSequence, ends.HeadSequence);
        var chained = database.AuditEntries.Where(row => row.Sequence > anchor && row.Sequence <= head);
        var young = await chained.Where(row => row.At >= before && row.At <= now).MinAsync(row => row.Sequence, cancellationToken) ?? long.MaxValue;
        return await chained.Where(row => row.At < before && row.Sequence < young).MaxAsync(row => row.Sequence, cancellationToken);
    }
}
