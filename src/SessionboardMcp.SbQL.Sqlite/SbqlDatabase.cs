using Microsoft.Data.Sqlite;

namespace SessionboardMcp.SbQL.Sqlite;

/// <summary>
/// A database in memory that compiled queries run on. It is named and shared, and lives until it is disposed or collected;
/// every query has a connection of its own, which can only read. Safe to be used by several threads at once.
/// </summary>
public sealed class SbqlDatabase : IDisposable
{
    // Never asked: it only keeps the database from vanishing.
    private readonly SqliteConnection _keeper;

    private SbqlDatabase(SqliteConnection keeper) => _keeper = keeper;

    /// <summary>Makes a database and fills it.</summary>
    /// <param name="fill">Makes the tables of the queries' <see cref="Sql.SqlMapping"/> and inserts their rows, best by <see cref="Loading.RowInserter"/>.</param>
    public static SbqlDatabase InMemory(Action<SqliteConnection> fill)
    {
        var keeper = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = $"sbql-{Guid.NewGuid():N}",
            Mode = SqliteOpenMode.Memory,
            Cache = SqliteCacheMode.Shared,
            // A pooled connection would keep a database that nobody asks any more.
            Pooling = false,
        }.ToString());
        try
        {
            keeper.Open();
            fill(keeper);
            return new SbqlDatabase(keeper);
        }
        catch
        {
            keeper.Dispose();
            throw;
        }
    }

    /// <summary>A connection for one query at a time, to be disposed: it reads, and refuses to write.</summary>
    public SqliteConnection OpenReader() => SbqlConnection.OpenReader(_keeper.ConnectionString);

    /// <inheritdoc/>
    public void Dispose() => _keeper.Dispose();
}
