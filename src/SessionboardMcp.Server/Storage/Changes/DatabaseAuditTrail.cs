using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Server.Storage.Audit;

namespace SessionboardMcp.Server.Storage.Changes;

/// <summary>
/// Keeps the audit trail in the database, which refuses to change an entry, each linked to that before it. Every call waits for its entry: what
/// comes while one transaction is on its way goes with the next, all of it at once. Only what is about a change waits for the disk.
/// </summary>
internal sealed class DatabaseAuditTrail(ChangeDatabases databases, AuditTurn turn) : IAuditTrail
{
    // So many are done in a moment.
    private const int MostAtOnce = 256;

    private readonly Lock _gate = new();
    private readonly Queue<Waiting> _waiting = new();
    private bool _isWriting;

    /// <inheritdoc/>
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken) => Queued(new Waiting(entry, OnDisk: true)).WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public Task NoteAsync(AuditEntry entry) => Queued(new Waiting(entry, OnDisk: false));

    private Task Queued(Waiting waiting)
    {
        bool begins;
        lock (_gate)
        {
            _waiting.Enqueue(waiting);
            begins = !_isWriting;
            _isWriting = true;
        }

        // Elsewhere, as SQLite knows no asynchronous writing, and behind what waits already: this call's thread is of more use for others, whose entries then go along.
        if (begins)
            _ = Task.Factory.StartNew(WriteAsync, CancellationToken.None, TaskCreationOptions.PreferFairness, TaskScheduler.Default);
        return waiting.IsWritten.Task;
    }

    // Whoever comes first writes for all who come meanwhile. It ends when nobody waits.
    private async Task WriteAsync()
    {
        while (Next(MostAtOnce) is { Count: > 0 } batch)
        {
            var begun = Stopwatch.GetTimestamp();
            try
            {
                await AppendAsync(batch);
                batch.ForEach(one => one.IsWritten.SetResult());
            }
            catch (Exception failure)
            {
                // While another program keeps the database locked, a read is answered without its entry. Who waited as long does not wait again. One connection that died takes nobody else's entry.
                var late = Stopwatch.GetElapsedTime(begun) >= IAuditTable.Patience ? Next(int.MaxValue) : [];
                batch.Concat(late).ToList().ForEach(one => one.IsWritten.SetException(failure));
            }
        }
    }

    private List<Waiting> Next(int most)
    {
        lock (_gate)
        {
            var batch = new List<Waiting>();
            while (batch.Count < most && _waiting.TryDequeue(out var one))
                batch.Add(one);
            // Where nobody waits, whoever comes next begins anew.
            _isWriting = batch.Count > 0 || most == int.MaxValue;
            return batch;
        }
    }

    // It belongs to nobody's call, so that no call that is given up takes the entries of others with it.
    private async Task AppendAsync(List<Waiting> batch)
    {
        List<AuditEntry> entries = [.. batch.Select(one => one.Entry)];
        var onDisk = batch.Exists(one => one.OnDisk);
        // Where not, the chain is not there yet, or somebody altered its ends.
        if (!await databases.GuardAsync(() => turn.TryAppendAsync(entries, onDisk), CancellationToken.None))
            await databases.UseAsync(database => AppendAsync(database, entries), CancellationToken.None);
    }

    private async Task<bool> AppendAsync(ServerDatabase database, List<AuditEntry> entries)
    {
        database.Database.SetCommandTimeout(IAuditTable.Patience);
        // SQLite waits for the transaction itself by another measure, which goes with the connection to whoever uses it next.
        var sqlite = database.Database.GetDbConnection() as SqliteConnection;
        var usual = sqlite?.DefaultTimeout;
        sqlite?.DefaultTimeout = (int)IAuditTable.Patience.TotalSeconds;
        try
        {
            return await turn.RunAsync(
                database,
                chain =>
                {
                    entries.ForEach(chain.Append);
                    return Task.FromResult(true);
                },
                CancellationToken.None);
        }
        finally
        {
            if (usual is { } seconds)
                sqlite!.DefaultTimeout = seconds;
        }
    }

    private sealed record Waiting(AuditEntry Entry, bool OnDisk)
    {
        public TaskCompletionSource IsWritten { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
