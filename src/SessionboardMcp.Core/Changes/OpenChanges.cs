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
        var all = kept.ToList();
        return new OpenChanges(
            all.Find(one => StandsFor(one, added)),
            added.State == ChangeState.Waiting && all.Count(one => one.State == ChangeState.Waiting && one.ExpiresAt > added.CreatedAt) >= TooManyWaitingException.Most);
    }

    /// <summary>
    /// Whether a change set is the same call: it waits or is being sent, or was sent after the new one had been planned. Two processes plan at once, and
    /// the second may get its turn only after the first has sent all of it.
    /// </summary>
    /// <param name="kept">A change set of the connection.</param>
    /// <param name="added">The new one.</param>
    public static bool StandsFor(ChangeSet kept, ChangeSet added) => kept.Fingerprint == added.Fingerprint && kept.State switch
    {
        ChangeState.Waiting or ChangeState.Applying => kept.ExpiresAt > added.CreatedAt,
        ChangeState.Applied or ChangeState.PartlyApplied or ChangeState.Unknown => kept.SentAt > added.CreatedAt,
        _ => false,
    };
}
