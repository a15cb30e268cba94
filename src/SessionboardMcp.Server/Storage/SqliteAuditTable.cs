using Microsoft.Data.Sqlite;

namespace SessionboardMcp.Server.Storage;

/// <summary>The audit trail in SQLite: one connection that is kept, with its statements prepared.</summary>
/// <param name="directory">Where the file lies.</param>
internal sealed class SqliteAuditTable(DataDirectory directory) : IAuditTable, IDisposable
{
    // 2 MiB. After so many pages SQLite brings the log into the file, for which a call waits, and the longer the more is not on the disk yet: 20 ms with 8,000 pages, 5 with these.
    private const int LogPages = 500;

    private readonly Lock _turn = new();
    private Kept? _kept;

    /// <inheritdoc/>
    // SQLite knows no asynchronous writing.
    public Task<bool> TryAppendAsync(Func<AuditChain, LinkedEntries?> link, bool onDisk)
    {
        lock (_turn)
        {
            _kept ??= new Kept(directory.Database);
            try
            {
                return Task.FromResult(_kept.TryAppend(link, onDisk));
            }
            catch
            {
                // Whatever it was, the next one begins anew.
                Close();
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_turn)
            Close();
    }

    private void Close()
    {
        _kept?.Dispose();
        _kept = null;
    }

    private sealed class Kept : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly SqliteCommand _read;
        private readonly SqliteCommand _add;
        private readonly SqliteCommand _keep;
        private bool? _waits;

        public Kept(string file)
        {
            _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = (int)IAuditTable.Patience.TotalSeconds }.ToString());
            _connection.Open();
            using (var log = Statement($"PRAGMA wal_autocheckpoint = {LogPages}"))
                log.ExecuteNonQuery();
            _read = Statement(AuditStatements.Read);
            _add = Statement(AuditStatements.Add, "@at", "@connection", "@entry", "@sequence", "@link");
            _keep = Statement(AuditStatements.Keep, "@sequence", "@link", "@seal");
        }

        public bool TryAppend(Func<AuditChain, LinkedEntries?> link, bool onDisk)
        {
            Wait(onDisk);
            // BEGIN IMMEDIATE: from here on nobody else writes.
            using var transaction = _connection.BeginTransaction();
            (_read.Transaction, _add.Transaction, _keep.Transaction) = (transaction, transaction, transaction);
            if (Ends() is not { } ends || link(ends) is not { } linked)
                return false;
            foreach (var entry in linked.Entries)
                Run(_add, entry.At.ToUnixTimeMilliseconds(), entry.Connection, entry.Entry, entry.Sequence!.Value, entry.Link!);
            Run(_keep, linked.HeadSequence, linked.HeadLink, linked.Seal);
            transaction.Commit();
            return true;
        }

        public void Dispose()
        {
            _read.Dispose();
            _add.Dispose();
            _keep.Dispose();
            _connection.Dispose();
        }

        // In write-ahead mode NORMAL loses the last transactions with the machine's power, never with this process, and takes none apart (sqlite.org/pragma.html#pragma_synchronous).
        private void Wait(bool onDisk)
        {
            if (_waits == onDisk)
                return;
            using var level = Statement(onDisk ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
            level.ExecuteNonQuery();
            _waits = onDisk;
        }

        private AuditChain? Ends()
        {
            using var row = _read.ExecuteReader();
            return row.Read() ? AuditStatements.EndsOf(row) : null;
        }

        private SqliteCommand Statement(string text, params string[] names)
        {
            var command = _connection.CreateCommand();
            command.CommandText = text;
            foreach (var name in names)
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            return command;
        }

        private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
        {
            for (var place = 0; place < values.Length; place++)
                command.Parameters[place].Value = values[place];
            command.ExecuteNonQuery();
        }
    }
}
