using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Tests.Changes;

/// <summary>Keeps change sets and what was audited in memory, as a host keeps them on its disk; breaks where a test wants.</summary>
internal sealed class MemoryChanges : IChangeStore, IAuditTrail
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ChangeSet> _changes = new(StringComparer.Ordinal);
    private readonly List<AuditEntry> _audited = [];

    public IReadOnlyList<AuditEntry> Audited => _audited;

    /// <summary>The change that every connection made before: made when it is asked for, or null for none.</summary>
    public Func<string, ChangeSet>? Sample { get; init; }

    /// <summary>Forgets what was kept.</summary>
    public void Clear()
    {
        lock (_lock)
            _changes.Clear();
    }

    /// <summary>Called before a change set is replaced; throws where the disk is to fail.</summary>
    public Action<ChangeSet> BeforeReplacing { get; set; } = _ => { };

    /// <summary>Called before an entry is appended.</summary>
    public Action<AuditEntry> BeforeAppending { get; set; } = _ => { };

    public Task<ChangeSet> AddAsync(ChangeSet change, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_changes.Values.FirstOrDefault(kept => kept.Connection == change.Connection && kept.Fingerprint == change.Fingerprint && kept.State is ChangeState.Waiting or ChangeState.Applying && kept.ExpiresAt > change.CreatedAt) is { } same)
                return Task.FromResult(same);
            if (change.State == ChangeState.Waiting && _changes.Values.Count(kept => kept.Connection == change.Connection && kept.State == ChangeState.Waiting) >= TooManyWaitingException.Most)
                throw new TooManyWaitingException();
            _changes.Add(change.Id, change);
            return Task.FromResult(change);
        }
    }

    public Task<ChangeSet?> FindAsync(string connection, string id, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(
                _changes.GetValueOrDefault(id) is { } found && found.Connection == connection ? found
                : Sample?.Invoke(connection) is { } sample && sample.Id == id ? sample
                : null);
        }
    }

    public Task<IReadOnlyList<ChangeSet>> ListAsync(string connection, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<ChangeSet>>([.. _changes.Values.Where(change => change.Connection == connection).OrderByDescending(change => change.CreatedAt)]);
    }

    public Task<ChangeSet?> ReplaceAsync(ChangeSet changed, CancellationToken cancellationToken)
    {
        BeforeReplacing(changed);
        lock (_lock)
        {
            if (!_changes.TryGetValue(changed.Id, out var kept) || kept.Version != changed.Version)
                return Task.FromResult<ChangeSet?>(null);
            return Task.FromResult<ChangeSet?>(_changes[changed.Id] = changed with { Version = changed.Version + 1 });
        }
    }

    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        BeforeAppending(entry);
        lock (_lock)
            _audited.Add(entry);
        return Task.CompletedTask;
    }
}
