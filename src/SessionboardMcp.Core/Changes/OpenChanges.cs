namespace SessionboardMcp.Core.Changes;

/// <summary>What of a connection waits or is being sent as another change set comes: which of it is the same call, and whether there is room.</summary>
/// <param name="Same">The change set of the same call; null where there is none.</param>
/// <param name="IsFull">Whether the new one would have to wait, and as many wait as may.</param>
public sealed record OpenChanges(ChangeSet? Same, bool IsFull)
{
    /// <summary>Looks, for a store that has them all in its hands.</summary>
    /// <param name="kept">The change sets of the connection.</param>
    /// <param name="added">The new one.</param>
    public static OpenChanges Of(IEnumerable<ChangeSet> kept, ChangeSet added)
    {
        // What has expired waits no more, whether or not somebody looked and wrote that down.
        var open = kept.Where(one => one.State is ChangeState.Waiting or ChangeState.Applying && one.ExpiresAt > added.CreatedAt).ToList();
        return new OpenChanges(
            open.Find(one => one.Fingerprint == added.Fingerprint),
            added.State == ChangeState.Waiting && open.Count(one => one.State == ChangeState.Waiting) >= TooManyWaitingException.Most);
    }
}
