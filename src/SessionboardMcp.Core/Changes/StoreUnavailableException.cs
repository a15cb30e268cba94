namespace SessionboardMcp.Core.Changes;

/// <summary>
/// What is kept of changes, or the audit trail, cannot be read or written now: the disk is full or gone, another program keeps the store locked, or the
/// database is away. Nothing may be sent that is not written down.
/// </summary>
/// <param name="cause">Why; nothing of it is shown.</param>
/// <param name="trouble">The same in words that are shown.</param>
public sealed class StoreUnavailableException(Exception cause, StoreTrouble trouble) : Exception("What is kept of changes cannot be read or written.", cause)
{
    /// <summary>What is wrong, for whoever asked.</summary>
    public StoreTrouble Trouble => trouble;
}
