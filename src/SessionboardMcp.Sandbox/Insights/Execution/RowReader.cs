using Microsoft.Data.Sqlite;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sql;

namespace SessionboardMcp.Sandbox.Insights.Execution;

/// <summary>Runs a compiled query and reads its rows.</summary>
internal sealed class RowReader(SqliteConnection connection, ExecutionBounds bounds)
{
    /// <summary>All rows; null where the query goes beyond its bounds.</summary>
    public List<object?[]>? Read(CompiledQuery query, CancellationToken cancellation)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query.Sql;
        foreach (var (name, value) in query.Parameters)
            command.Parameters.AddWithValue(name, value);
        StepLimit.Set(connection, bounds.Steps, cancellation);
        try
        {
            using var reader = command.ExecuteReader();
            var rows = new List<object?[]>();
            while (reader.Read())
            {
                if (rows.Count == bounds.Rows)
                    return null;
                rows.Add(RowOf(reader, query.Columns));
            }
            return rows;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == StepLimit.InterruptedCode)
        {
            cancellation.ThrowIfCancellationRequested();
            return null;
        }
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
