namespace SessionboardMcp.Core.Changes;

/// <summary>An audit trail of a sandbox in this process: nothing is invented that would be worth a file. It keeps the latest thousand entries.</summary>
public sealed class MemoryAuditTrail : IAuditTrail
{
    private const int Most = 1_000;

    private readonly Lock _lock = new();
    private readonly Queue<AuditEntry> _entries = new();

    /// <summary>The entries, oldest first.</summary>
    public IReadOnlyList<AuditEntry> Entries
    {
        get
        {
            lock (_lock)
                return [.. _entries];
        }
    }

    /// <inheritdoc/>
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _entries.Enqueue(entry);
            if (_entries.Count > Most)
                _entries.Dequeue();
        }

        return Task.CompletedTask;
    }
}
