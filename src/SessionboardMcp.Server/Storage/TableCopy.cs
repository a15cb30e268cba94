using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace SessionboardMcp.Server.Storage;

/// <summary>Copies a table row by row, by the columns that the model gives it, with its numbers as they are.</summary>
/// <param name="from">SQLite, within a transaction.</param>
/// <param name="to">PostgreSQL, within a transaction.</param>
/// <param name="table">The table.</param>
internal sealed class TableCopy(ServerDatabase from, ServerDatabase to, IEntityType table)
{
    private readonly string _name = table.GetTableName()!;
    private readonly List<IProperty> _columns = [.. table.GetProperties()];

    /// <summary>Copies it.</summary>
    /// <returns>How many rows.</returns>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var names = string.Join(", ", _columns.Select(column => $"\"{column.GetColumnName()}\""));
        var target = (NpgsqlConnection)to.Database.GetDbConnection();
        var copied = 0L;
        await using (var read = new SqliteCommand($"SELECT {names} FROM \"{_name}\"", (SqliteConnection)from.Database.GetDbConnection(), (SqliteTransaction)from.Database.CurrentTransaction!.GetDbTransaction()))
        await using (var rows = await read.ExecuteReaderAsync(cancellationToken))
        await using (var written = await target.BeginBinaryImportAsync($"COPY \"{_name}\" ({names}) FROM STDIN (FORMAT BINARY)", cancellationToken))
        {
            for (; await rows.ReadAsync(cancellationToken); copied++)
            {
                await written.StartRowAsync(cancellationToken);
                for (var index = 0; index < _columns.Count; index++)
                    await WriteAsync(written, rows, index, cancellationToken);
            }

            await written.CompleteAsync(cancellationToken);
        }

        await CountOnAsync(target, cancellationToken);
        return copied;
    }

    private async Task WriteAsync(NpgsqlBinaryImporter written, DbDataReader row, int index, CancellationToken cancellationToken)
    {
        if (await row.IsDBNullAsync(index, cancellationToken))
        {
            await written.WriteNullAsync(cancellationToken);
            return;
        }

        var kept = _columns[index].GetTypeMapping().Converter?.ProviderClrType ?? _columns[index].ClrType;
        await ((Nullable.GetUnderlyingType(kept) ?? kept) switch
        {
            var type when type == typeof(string) => written.WriteAsync(PostgresText.Clean(row.GetString(index)), NpgsqlDbType.Text, cancellationToken),
            var type when type == typeof(long) => written.WriteAsync(row.GetInt64(index), NpgsqlDbType.Bigint, cancellationToken),
            var type when type == typeof(int) => written.WriteAsync(row.GetInt32(index), NpgsqlDbType.Integer, cancellationToken),
            var type when type == typeof(bool) => written.WriteAsync(row.GetBoolean(index), NpgsqlDbType.Boolean, cancellationToken),
            // OpenIddict keeps UTC; SQLite does not say so.
            var type when type == typeof(DateTime) => written.WriteAsync(DateTime.SpecifyKind(row.GetDateTime(index), DateTimeKind.Utc), NpgsqlDbType.TimestampTz, cancellationToken),
            var type => throw new NotSupportedException($"No column of {type.Name} is copied yet."),
        });
    }

    // The next number that the database gives is above all that were copied.
    private async Task CountOnAsync(NpgsqlConnection target, CancellationToken cancellationToken)
    {
        foreach (var number in _columns.Where(column => column.ValueGenerated == ValueGenerated.OnAdd && (column.ClrType == typeof(long) || column.ClrType == typeof(int))))
        {
            var column = number.GetColumnName();
            await using var command = new NpgsqlCommand(
                $"SELECT setval(pg_get_serial_sequence('\"{_name}\"', '{column}'), MAX(\"{column}\")) FROM \"{_name}\" HAVING MAX(\"{column}\") IS NOT NULL", target);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
