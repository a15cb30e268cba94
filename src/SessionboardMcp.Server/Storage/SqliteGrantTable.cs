using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace SessionboardMcp.Server.Storage;

/// <summary>Grants in SQLite: connections that are kept, each with its statement prepared, as many as ask at once.</summary>
/// <param name="directory">Where the file lies.</param>
internal sealed class SqliteGrantTable(DataDirectory directory) : IGrantTable, IDisposable
{
    private readonly ConcurrentBag<Kept> _idle = [];
    private volatile bool _isOver;

    /// <inheritdoc/>
    // SQLite knows no asynchronous reading.
    public Task<Connection?> FindAsync(string id, string clientId, string tokenId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var kept = _idle.TryTake(out var idle) ? idle : new Kept(directory.Database);
        try
        {
            var found = kept.Find(id, clientId, tokenId);
            _idle.Add(kept);
            if (_isOver)
                Dispose();
            return Task.FromResult(found);
        }
        catch
        {
            // Whatever it was, the next one begins anew.
            kept.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isOver = true;
        while (_idle.TryTake(out var kept))
            kept.Dispose();
    }

    private sealed class Kept : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly SqliteCommand _find;

        public Kept(string file)
        {
            _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
            _connection.Open();
            _find = _connection.CreateCommand();
            _find.CommandText = GrantStatements.Find;
            foreach (var name in (string[])["@id", "@client", "@token"])
                _find.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        public Connection? Find(string id, string clientId, string tokenId)
        {
            (_find.Parameters[0].Value, _find.Parameters[1].Value, _find.Parameters[2].Value) = (id, clientId, tokenId);
            using var row = _find.ExecuteReader();
            return row.Read() ? GrantStatements.ConnectionOf(row) : null;
        }

        public void Dispose()
        {
            _find.Dispose();
            _connection.Dispose();
        }
    }
}
