namespace SessionboardMcp.Server.Storage;

/// <summary>
/// The two ends of the audit trail's chain: the anchor, from which verifying starts, and the head, at which the next entry is linked. It is one
/// row, which whoever appends or forgets entries holds until that is done, so that one process links at a time.
/// </summary>
internal sealed class AuditChain
{
    /// <summary>The id of the one row.</summary>
    public const int Only = 1;

    /// <summary>Always <see cref="Only"/>.</summary>
    public int Id { get; init; }

    /// <summary>The chain's key, protected by Data Protection.</summary>
    public required string ProtectedKey { get; init; }

    /// <summary>The <see cref="StoredAuditEntry.Number"/> of the last entry of before the chain: those up to it have no links.</summary>
    public long Unlinked { get; set; }

    /// <summary>The sequence after which this chain begins: zero, unless its ends were lost and it had to be begun anew.</summary>
    public long Start { get; set; }

    /// <summary>The sequence of the last entry that was forgotten for its age, or <see cref="Start"/>.</summary>
    public long AnchorSequence { get; set; }

    /// <summary>The link of that entry.</summary>
    public string AnchorLink { get; set; } = "";

    /// <summary>The sequence of the newest entry.</summary>
    public long HeadSequence { get; set; }

    /// <summary>The link of that entry.</summary>
    public string HeadLink { get; set; } = "";

    /// <summary>An HMAC of all that stands above, in base64url; empty in a row that was just made.</summary>
    public string Seal { get; set; } = "";
}
