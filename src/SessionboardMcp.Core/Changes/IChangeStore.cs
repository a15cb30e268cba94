namespace SessionboardMcp.Core.Changes;

/// <summary>
/// Where change sets are kept, for 30 days, encrypted: they hold what people wrote and what it was before. A host implements it; every write is
/// on the disk when its task ends.
/// </summary>
public interface IChangeStore
{
    /// <summary>
    /// Keeps a new change set, unless one of the connection with the same <see cref="ChangeSet.Fingerprint"/> waits, is being sent, or was sent after
    /// the new one had been planned (<see cref="OpenChanges.StandsFor"/>): of the same call, made twice at once, one counts.
    /// </summary>
    /// <returns>What is kept: this one, or the one that was there before.</returns>
    /// <exception cref="TooManyWaitingException">It waits, and so many of the connection wait already.</exception>
    Task<ChangeSet> AddAsync(ChangeSet change, CancellationToken cancellationToken);

    /// <summary>A change set of a connection; null where the connection has none of that id.</summary>
    Task<ChangeSet?> FindAsync(string connection, string id, CancellationToken cancellationToken);

    /// <summary>The change sets of a connection, newest first.</summary>
    Task<IReadOnlyList<ChangeSet>> ListAsync(string connection, CancellationToken cancellationToken);

    /// <summary>Replaces a change set, if nobody did since it was read.</summary>
    /// <param name="changed">What takes its place; its <see cref="ChangeSet.Version"/> is that of what was read, and one more is kept.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    /// <returns>What is kept now; null where somebody was faster, and nothing was written.</returns>
    Task<ChangeSet?> ReplaceAsync(ChangeSet changed, CancellationToken cancellationToken);
}
