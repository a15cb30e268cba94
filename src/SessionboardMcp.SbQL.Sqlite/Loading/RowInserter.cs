using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SessionboardMcp.SbQL.Sqlite.Loading;

/// <summary>
/// Inserts rows into a table by one prepared statement whose parameters are bound by place. The provider looks each up by
/// name at every row, which took most of the time of filling a database.
/// </summary>
public sealed class RowInserter : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <summary>Prepares the statement.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="table">The table: trusted text of the program.</param>
    /// <param name="columns">The columns that values are given for, in order: trusted text too.</param>
    public RowInserter(SqliteConnection connection, string table, IReadOnlyList<string> columns)
    {
        _database = connection.Handle!;
        var names = string.Join(", ", columns.Select(column => $"\"{column}\""));
        var places = string.Join(", ", Enumerable.Range(1, columns.Count).Select(place => string.Create(CultureInfo.InvariantCulture, $"?{place}")));
        Check(raw.sqlite3_prepare_v2(_database, $"INSERT INTO \"{table}\" ({names}) VALUES ({places})", out _statement), raw.SQLITE_OK);
    }

    /// <summary>Inserts a row: null, bool, int, long, decimal, <see cref="Guid"/> or string for each column.</summary>
    /// <exception cref="ArgumentException">A value is of another type.</exception>
    public void Insert(IReadOnlyList<object?> values)
    {
        for (var i = 0; i < values.Count; i++)
            Check(Bind(i + 1, values[i]), raw.SQLITE_OK);
        Check(raw.sqlite3_step(_statement), raw.SQLITE_DONE);
        Check(raw.sqlite3_reset(_statement), raw.SQLITE_OK);
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, place),
        bool flag => raw.sqlite3_bind_int64(_statement, place, flag ? 1 : 0),
        int number => raw.sqlite3_bind_int64(_statement, place, number),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        decimal number => raw.sqlite3_bind_double(_statement, place, (double)number),
        Guid id => raw.sqlite3_bind_text(_statement, place, id.ToString()),
        string text => raw.sqlite3_bind_text(_statement, place, text),
        _ => throw new ArgumentException($"A {value.GetType().Name} cannot be kept.", nameof(value)),
    };

    private void Check(int code, int expected)
    {
        if (code != expected)
            SqliteException.ThrowExceptionForRC(code, _database);
    }
}
