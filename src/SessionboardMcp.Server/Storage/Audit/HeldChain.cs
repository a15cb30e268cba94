using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Server.Storage.Audit;

/// <summary>The chain, while this process alone may add to it or take from it.</summary>
/// <param name="database">The database, within a transaction.</param>
/// <param name="chain">The ends, tracked.</param>
/// <param name="key">The chain's key.</param>
internal sealed class HeldChain(ServerDatabase database, AuditChain chain, byte[] key)
{
    /// <summary>The ends as they are.</summary>
    public AuditChain Ends => chain;

    /// <summary>The chain's key.</summary>
    public byte[] Key => key;

    /// <summary>Links an entry to the head.</summary>
    public void Append(AuditEntry entry)
    {
        var row = EntryLinks.Of(key, chain.HeadSequence + 1, chain.HeadLink, entry);
        database.AuditEntries.Add(row);
        (chain.HeadSequence, chain.HeadLink) = (chain.HeadSequence + 1, row.Link!);
        Seal();
    }

    /// <summary>Lets verifying start after an entry that is about to be forgotten.</summary>
    public void Anchor(long sequence, string link)
    {
        (chain.AnchorSequence, chain.AnchorLink) = (sequence, link);
        Seal();
    }

    /// <summary>
    /// Sees that the ends are ours. They are not in a row that was just made, and where somebody altered them: then the chain begins after all
    /// that is there, and an entry remembers it. To go on as if nothing was would put our seal under what somebody else wrote.
    /// </summary>
    /// <param name="now">The time of that entry.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task SeeToItsEndsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (chain.Seal == AuditLinks.Of(key, chain))
            return;
        var isNew = chain.Seal.Length == 0;
        var last = await database.AuditEntries.MaxAsync(row => row.Sequence, cancellationToken) ?? 0;
        chain.Unlinked = await database.AuditEntries.MaxAsync(row => (long?)row.Number, cancellationToken) ?? 0;
        chain.Start = chain.AnchorSequence = chain.HeadSequence = last;
        chain.AnchorLink = chain.HeadLink = AuditLinks.None;
        Seal();
        if (!isNew || last > 0)
            Append(new AuditBreak(last, AuditBreakKind.Anchor).ToEntry(now));
    }

    private void Seal() => chain.Seal = AuditLinks.Of(key, chain);
}
