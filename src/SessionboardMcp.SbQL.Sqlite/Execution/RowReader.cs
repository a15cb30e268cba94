using Microsoft.Data.Sqlite;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sql;

namespace SessionboardMcp.SbQL.Sqlite.Execution;

/// <summary>Runs a compiled query and reads its rows.</summary>
internal sealed class RowReader(SqliteConnection connection, QueryBounds bounds)
{
    /// <summary>All rows; null where the query goes beyond its bounds.</summary>
    public IReadOnlyList<object?[]>? Read(CompiledQuery query, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var command = connection.CreateCommand();
        command.CommandText = query.Sql;
        foreach (var (name, value) in query.Parameters)
            command.Parameters.AddWithValue(name, value);
        StepLimit.Set(connection, bounds.Steps, cancellation);
        try
        {
            using var reader = command.ExecuteReader();
            return Rows(reader, query.Columns);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == StepLimit.InterruptedCode)
        {
            cancellation.ThrowIfCancellationRequested();
            return null;
        }
        finally
        {
            StepLimit.Clear(connection);
        }
    }

    private List<object?[]>? Rows(SqliteDataReader reader, IReadOnlyList<ResultColumn> columns)
    {
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            if (rows.Count == bounds.Rows)
                return null;
            rows.Add(RowOf(reader, columns));
        }
        return rows;
    }

    private static object?[] RowOf(SqliteDataReader reader, IReadOnlyList<ResultColumn> columns)
    {
        var row = new object?[columns.Count];
        for (var i = 0; i < row.Length; i++)
            row[i] = reader.IsDBNull(i) ? null : ValueOf(reader, i, columns[i].Type);
        return row;
    }

    private static object ValueOf(SqliteDataReader reader, int column, SbqlType type) => type switch
    {
        SbqlType.Boolean => reader.GetInt64(column) != 0,
        SbqlType.Int => reader.GetInt64(column),
        SbqlType.Decimal => reader.GetDouble(column),
        _ => reader.GetString(column),
    };
}
