using Microsoft.Data.Sqlite;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Sqlite.Execution;
using SessionboardMcp.SbQL.Sqlite.Functions;

namespace SessionboardMcp.SbQL.Sqlite;

/// <summary>Connections of SQLite that compiled queries can run on.</summary>
public static class SbqlConnection
{
    /// <summary>Opens a connection that can run compiled queries, and refuses to write.</summary>
    /// <param name="connectionString">Where the tables of the query's <see cref="SqlMapping"/> are.</param>
    /// <exception cref="SqliteException">There is no such database.</exception>
    public static SqliteConnection OpenReader(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA query_only = 1";
            command.ExecuteNonQuery();
            Prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Registers the collation and the functions that compiled queries need: <c>like</c>, <c>upper</c> and <c>lower</c> in all of Unicode.
    /// </summary>
    /// <param name="connection">An open connection.</param>
    public static void Prepare(SqliteConnection connection) => TextRules.Register(connection);

    /// <summary>Runs a compiled query, and reads all of its rows.</summary>
    /// <param name="connection">A connection of <see cref="OpenReader"/>, or one that was prepared; one query runs on it at a time.</param>
    /// <param name="query">The query.</param>
    /// <param name="bounds">What the query may take.</param>
    /// <param name="cancellation">Stops the query while it runs.</param>
    /// <returns>
    /// The rows in order: <see cref="string"/>, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/> or null for each of
    /// <see cref="CompiledQuery.Columns"/>, by its type. Null where the query goes beyond its bounds.
    /// </returns>
    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    /// <exception cref="SqliteException">The tables are not those of the mapping.</exception>
    public static IReadOnlyList<object?[]>? Run(
        this SqliteConnection connection, CompiledQuery query, QueryBounds bounds, CancellationToken cancellation = default) =>
        new RowReader(connection, bounds).Read(query, cancellation);
}
