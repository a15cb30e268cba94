namespace SessionboardMcp.Core.Changes;

/// <summary>
/// What is kept of changes, or the audit trail, cannot be read or written now: the disk is full or gone, or another program keeps the store
/// locked. Nothing may be sent that is not written down.
/// </summary>
/// <param name="cause">Why; nothing of it is shown.</param>
public sealed class StoreUnavailableException(Exception cause) : Exception("What is kept of changes cannot be read or written.", cause);
