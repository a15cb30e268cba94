namespace SessionboardMcp.Server.Storage.Audit;

/// <summary>How verifying ended.</summary>
internal enum AuditVerdict
{
    /// <summary>Every entry that has a link is what it was, and none is missing.</summary>
    Whole,

    /// <summary>The trail was tampered with.</summary>
    Broken,

    /// <summary>The chain's key cannot be opened, so that nothing could be compared.</summary>
    KeyLost,

    /// <summary>There is no chain yet: no entry was made since there are chains.</summary>
    NotBegun,
}

/// <summary>What verifying the trail found.</summary>
/// <param name="Verdict">How it ended.</param>
internal sealed record AuditReport(AuditVerdict Verdict)
{
    /// <summary>The first place that is not whole; null where all is.</summary>
    public AuditBreak? Break { get; init; }

    /// <summary>The sequence of the last entry that was forgotten for its age.</summary>
    public long Forgotten { get; init; }

    /// <summary>The sequence of the newest entry, as the head says.</summary>
    public long Head { get; init; }

    /// <summary>How many entries were verified.</summary>
    public long Verified { get; init; }

    /// <summary>How many entries are of before the chain, and so not covered.</summary>
    public int NotCovered { get; init; }

    /// <summary>How it compares with an export; null where none was given.</summary>
    public AuditComparison? Comparison { get; init; }
}

/// <summary>How an export compares with the trail.</summary>
/// <param name="Compared">Lines that are in the trail as they are in the export.</param>
/// <param name="Forgotten">Lines of entries that the trail has forgotten for their age.</param>
/// <param name="NotCovered">Lines of before the chain.</param>
internal sealed record AuditComparison(int Compared, int Forgotten, int NotCovered);
