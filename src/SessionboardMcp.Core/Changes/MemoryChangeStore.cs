namespace SessionboardMcp.Core.Changes;

/// <summary>Keeps change sets for as long as this process lives: for a sandbox in it, whose world ends with the process, too.</summary>
public sealed class MemoryChangeStore : IChangeStore
{
    private readonly Lock _lock = new();
    private readonly List<ChangeSet> _changes = [];

    /// <inheritdoc/>
    public Task<ChangeSet> AddAsync(ChangeSet change, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var open = OpenChanges.Of(_changes.Where(kept => kept.Connection == change.Connection), change);
            if (open.Same is { } same)
                return Task.FromResult(same);
            if (open.IsFull)
                throw new TooManyWaitingException();
            _changes.Add(change);
            return Task.FromResult(change);
        }
    }

    /// <inheritdoc/>
    public Task<ChangeSet?> FindAsync(string connection, string id, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_changes.Find(kept => kept.Id == id && kept.Connection == connection));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ChangeSet>> ListAsync(string connection, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<ChangeSet>>([.. _changes.Where(kept => kept.Connection == connection).Reverse()]);
    }

    /// <inheritdoc/>
    public Task<ChangeSet?> ReplaceAsync(ChangeSet changed, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var place = _changes.FindIndex(kept => kept.Id == changed.Id && kept.Connection == changed.Connection && kept.Version == changed.Version);
            return Task.FromResult(place < 0 ? null : _changes[place] = changed with { Version = changed.Version + 1 });
        }
    }
}
