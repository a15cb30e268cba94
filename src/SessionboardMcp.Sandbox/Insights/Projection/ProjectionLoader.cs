using System.Globalization;
using Microsoft.Data.Sqlite;
using SessionboardMcp.Sandbox.Insights.Catalogue;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Sandbox.Insights.Projection;

/// <summary>Fills an empty database with an organization: prepared inserts in one transaction.</summary>
internal sealed class ProjectionLoader(SqliteConnection connection, ProjectionSchema schema)
{
    private readonly Dictionary<(string Entity, int Event, string Id), long> _keys = [];
    private long _lastKey;

    /// <summary>Makes the tables and fills them.</summary>
    public void Load(Organization organization)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var table in schema.Tables)
        {
            foreach (var statement in table.Statements())
                Execute(statement);
        }
        var rows = Number(organization);
        foreach (var table in schema.Tables)
            InsertRows(table, rows[table]);
        foreach (var link in Links.All)
            InsertPairs(link, organization);
        transaction.Commit();
    }

    // Keys are given before anything is inserted, because entities point at each other in circles.
    private Dictionary<TableDefinition, List<NumberedRow>> Number(Organization organization)
    {
        var rows = new Dictionary<TableDefinition, List<NumberedRow>>();
        foreach (var table in schema.Tables)
        {
            var list = rows[table] = [];
            foreach (var @event in organization.Events)
            {
                foreach (var row in table.Entity.RowsOf(@event))
                {
                    var key = ++_lastKey;
                    _keys[(table.Entity.Name, @event.Id, row.Id)] = key;
                    list.Add(new NumberedRow(key, @event, row));
                }
            }
        }
        return rows;
    }

    private void InsertRows(TableDefinition table, List<NumberedRow> rows)
    {
        using var insert = Prepare(table.Entity.Name, table.Columns);
        var zones = new Dictionary<string, TimeZoneInfo>(StringComparer.Ordinal);
        foreach (var (key, @event, row) in rows)
        {
            if (!zones.TryGetValue(@event.TimeZone, out var zone))
                zones[@event.TimeZone] = zone = TimeZoneInfo.FindSystemTimeZoneById(@event.TimeZone);
            var index = 0;
            insert.Parameters[index++].Value = key;
            insert.Parameters[index++].Value = @event.Id;
            for (var i = 0; i < row.Values.Count; i++)
            {
                if (table.Entity.Fields[i].Type == SbqlType.Datetime)
                {
                    var instant = (DateTimeOffset?)row.Values[i];
                    insert.Parameters[index++].Value = (object?)instant?.InZone(zone) ?? DBNull.Value;
                    insert.Parameters[index++].Value = (object?)instant?.InUtc() ?? DBNull.Value;
                }
                else
                {
                    insert.Parameters[index++].Value = ToSqlite(row.Values[i]);
                }
            }
            for (var i = 0; i < row.References.Count; i++)
                insert.Parameters[index++].Value = KeyOf(table.Entity.References[i].Target, @event, row.References[i]);
            foreach (var name in table.CustomColumns.Keys)
                insert.Parameters[index++].Value = CustomValueOf(row, name);
            insert.ExecuteNonQuery();
        }
    }

    private void InsertPairs(Link link, Organization organization)
    {
        Execute($"CREATE TABLE \"{link.Table}\" (from_key INTEGER, to_key INTEGER)");
        using var insert = Prepare(link.Table, ["from_key", "to_key"]);
        foreach (var @event in organization.Events)
        {
            foreach (var (from, to) in link.Pairs(@event))
            {
                insert.Parameters[0].Value = KeyOf(link.From, @event, from);
                insert.Parameters[1].Value = KeyOf(link.To, @event, to);
                insert.ExecuteNonQuery();
            }
        }
        Execute($"CREATE INDEX \"{link.Table}_from\" ON \"{link.Table}\" (from_key, to_key)");
        Execute($"CREATE INDEX \"{link.Table}_to\" ON \"{link.Table}\" (to_key, from_key)");
    }

    private object KeyOf(string entity, Event @event, string? id) =>
        id is not null && _keys.TryGetValue((entity, @event.Id, id), out var key) ? key : DBNull.Value;

    private static object CustomValueOf(ProjectedRow row, string name)
    {
        foreach (var value in row.CustomValues)
        {
            if (value.Field.InternalName.Equals(name, StringComparison.OrdinalIgnoreCase))
                return ToSqlite(CustomFields.Read(value));
        }
        return DBNull.Value;
    }

    private static object ToSqlite(object? value) => value switch
    {
        null => DBNull.Value,
        bool flag => flag ? 1L : 0L,
        int number => (long)number,
        decimal number => (double)number,
        Guid id => id.ToString(),
        _ => value,
    };

    private SqliteCommand Prepare(string table, IReadOnlyList<string> columns)
    {
        var command = connection.CreateCommand();
        var parameters = Enumerable.Range(0, columns.Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"@p{i}")).ToList();
        command.CommandText =
            $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", parameters)})";
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        command.Prepare();
        return command;
    }

    private void Execute(string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private sealed record NumberedRow(long Key, Event Event, ProjectedRow Row);
}
