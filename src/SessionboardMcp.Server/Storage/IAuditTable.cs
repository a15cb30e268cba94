namespace SessionboardMcp.Server.Storage;

/// <summary>
/// The audit trail as every call writes to it: one transaction of few statements, without EF Core, which takes several times as long as the
/// database. Whoever has another business with its tables goes by <see cref="ServerDatabase"/>.
/// </summary>
internal interface IAuditTable
{
    /// <summary>How long a call waits for its entry while another program keeps the database locked.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Adds entries at the head of the chain, while nobody else may add or take any: all of it or nothing. One caller at a time.</summary>
    /// <param name="link">Makes the entries out of the ends as they are; null where it is nothing to go on from.</param>
    /// <param name="onDisk">Whether they are on the disk when the task ends; if not, they outlive this process, and are on the disk soon.</param>
    /// <returns>Whether they were added; false where there are no ends, or <paramref name="link"/> has none.</returns>
    Task<bool> TryAppendAsync(Func<AuditChain, LinkedEntries?> link, bool onDisk);
}

/// <summary>Entries that were linked to the head.</summary>
/// <param name="Entries">In their order, each with its sequence and link.</param>
/// <param name="HeadSequence">The sequence of the last.</param>
/// <param name="HeadLink">The link of the last.</param>
/// <param name="Seal">The seal of the ends with these.</param>
internal sealed record LinkedEntries(IReadOnlyList<StoredAuditEntry> Entries, long HeadSequence, string HeadLink, string Seal);
