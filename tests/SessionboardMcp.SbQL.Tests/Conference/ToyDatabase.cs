using System.Globalization;
using Microsoft.Data.Sqlite;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Sqlite;
using SQLitePCL;

namespace SessionboardMcp.SbQL.Tests.Conference;

/// <summary>The records of <see cref="ToyConference"/>: a programme of events 1 (Chicago) and 2.</summary>
internal sealed class ToyDatabase : IDisposable
{
    private const string Records = """
        CREATE TABLE track_rows (f_id TEXT, event INTEGER, f_name TEXT);
        CREATE VIEW track_view AS SELECT f_id, event, f_name FROM track_rows;
        CREATE TABLE rooms (f_id TEXT, event INTEGER, f_name TEXT, f_capacity INTEGER);
        CREATE TABLE sponsors (f_id TEXT, event INTEGER, f_name TEXT);
        CREATE TABLE people (f_id TEXT, event INTEGER, f_full_name TEXT, f_first_name TEXT, f_last_name TEXT, f_email TEXT,
            f_company TEXT, f_title TEXT);
        CREATE TABLE session_people (session_id TEXT, person_id TEXT, PRIMARY KEY (session_id, person_id)) WITHOUT ROWID;
        CREATE TABLE session_rows (f_id TEXT, event INTEGER, abstract INTEGER, f_title TEXT, f_status TEXT, f_status_category TEXT,
            f_display_status TEXT, f_starts_at TEXT, f_starts_at_utc TEXT, f_ends_at TEXT, f_ends_at_utc TEXT,
            f_capacity INTEGER, f_credits REAL, f_is_public INTEGER, f_order INTEGER, track_id TEXT, room_id TEXT);
        INSERT INTO track_rows VALUES ('t1', 1, 'Keynotes'), ('t2', 1, 'Éducation'), ('t3', 1, 'Unused');
        INSERT INTO rooms VALUES ('r1', 1, 'Hall', 500), ('r2', 1, 'Attic', 20);
        INSERT INTO people VALUES
            ('p1', 1, 'Ada Lovelace', 'Ada', 'Lovelace', 'ada@example.org', 'ACME', 'Countess'),
            ('p2', 1, 'Åke Öberg', 'Åke', 'Öberg', 'ake@example.org', 'acme', NULL),
            ('p3', 1, 'Zed Zero', 'Zed', 'Zero', NULL, NULL, NULL);
        INSERT INTO session_people VALUES ('s1', 'p1'), ('s1', 'p2'), ('s2', 'p1'), ('s4', 'p2');
        INSERT INTO session_rows VALUES
            ('s1', 1, 0, 'Opening', 'accepted', 'accepted', 'Accepted', '2026-10-12T09:00:00-05:00', '2026-10-12T14:00:00Z',
                '2026-10-12T10:00:00-05:00', '2026-10-12T15:00:00Z', 500, 1.5, 1, 3, 't1', 'r1'),
            ('s2', 1, 0, 'ÜBER Data', 'Accepted', 'accepted', 'Waiting', '2026-10-13T13:30:00-05:00', '2026-10-13T18:30:00Z',
                '2026-10-13T14:30:00-05:00', '2026-10-13T19:30:00Z', 20, 0.25, 0, 2, 't2', 'r2'),
            ('s3', 1, 0, 'Zen', 'pending', 'pending', 'Pending', NULL, NULL, NULL, NULL, NULL, NULL, 1, 1, NULL, NULL),
            ('s4', 1, 1, 'An abstract', 'pending', 'pending', 'Pending', NULL, NULL, NULL, NULL, 30, 2, 0, 4, 't2', NULL),
            ('s5', 2, 0, 'Elsewhere', 'accepted', 'accepted', 'Accepted', '2026-10-12T09:00:00+02:00', '2026-10-12T07:00:00Z',
                '2026-10-12T10:00:00+02:00', '2026-10-12T08:00:00Z', 9, 1, 1, 5, NULL, NULL);
        """;

    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public ToyDatabase()
    {
        _connection.Open();
        SbqlConnection.Prepare(_connection);
        using var command = _connection.CreateCommand();
        command.CommandText = Records;
        command.ExecuteNonQuery();
    }

    /// <summary>Leaves the tables empty, for records of a test's own.</summary>
    public void Clear() =>
        Execute("DELETE FROM track_rows; DELETE FROM people; DELETE FROM session_people; DELETE FROM session_rows");

    public void Insert(string table, params object?[] values) =>
        Execute($"INSERT INTO {table} VALUES ({string.Join(", ", values.Select((_, i) => $"@v{i}"))})", values);

    /// <summary>Makes SQLite itself refuse whatever a statement would do beside reading tables and calling functions.</summary>
    public void AllowOnlyReading() => raw.sqlite3_set_authorizer(
        _connection.Handle,
        (object _, int action, string _, string _, string _, string _) =>
            action is raw.SQLITE_SELECT or raw.SQLITE_READ or raw.SQLITE_FUNCTION ? raw.SQLITE_OK : raw.SQLITE_DENY,
        null);

    private void Execute(string sql, params object?[] values)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"@v{i}", values[i] ?? DBNull.Value);
        command.ExecuteNonQuery();
    }

    /// <summary>The rows of a query on event 1, each written with bars between its values.</summary>
    public IReadOnlyList<string> Rows(string text, params int[] events)
    {
        var parsed = SbqlParser.Parse(text);
        parsed.Error?.Message.ShouldBeNull();
        var compiled = SbqlCompiler.Compile(parsed.Query!, ToyConference.Schema, ToyConference.Mapping, events.Length > 0 ? events : [1]);
        compiled.Error?.Message.ShouldBeNull();
        return Rows(compiled.Query!);
    }

    public IReadOnlyList<string> Rows(CompiledQuery query)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = query.Sql;
        foreach (var (name, value) in query.Parameters)
            command.Parameters.AddWithValue(name, value);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i =>
                reader.IsDBNull(i) ? "-" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    public void Dispose() => _connection.Dispose();
}
