using Microsoft.Data.Sqlite;
using SessionboardMcp.Sandbox.Insights.Catalogue;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sqlite.Loading;
using SessionboardMcp.SbQL.Sqlite.Values;

namespace SessionboardMcp.Sandbox.Insights.Projection;

/// <summary>Fills an empty database with an organization, in one transaction.</summary>
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
        using var inserter = new RowInserter(connection, table.Entity.Name, table.Columns);
        var zones = new Dictionary<string, TimeZoneInfo>(StringComparer.Ordinal);
        var values = new List<object?>(table.Columns.Count);
        foreach (var (key, @event, row) in rows)
        {
            if (!zones.TryGetValue(@event.TimeZone, out var zone))
                zones[@event.TimeZone] = zone = TimeZoneInfo.FindSystemTimeZoneById(@event.TimeZone);
            values.Clear();
            values.Add(key);
            values.Add(@event.Id);
            for (var i = 0; i < row.Values.Count; i++)
            {
                if (table.Entity.Fields[i].Type == SbqlType.Datetime)
                {
                    var instant = (DateTimeOffset?)row.Values[i];
                    values.Add(instant?.InZone(zone));
                    values.Add(instant?.InUtc());
                }
                else
                {
                    values.Add(row.Values[i]);
                }
            }
            for (var i = 0; i < row.References.Count; i++)
                values.Add(KeyOf(table.Entity.References[i].Target, @event, row.References[i]));
            AddCustomValues(table, Programme.Of(@event), row, values);
            inserter.Insert(values);
        }
    }

    private void InsertPairs(Link link, Organization organization)
    {
        Execute($"CREATE TABLE \"{link.Table}\" (from_key INTEGER, to_key INTEGER)");
        using var inserter = new RowInserter(connection, link.Table, ["from_key", "to_key"]);
        foreach (var @event in organization.Events)
        {
            foreach (var (from, to) in link.Pairs(@event))
                inserter.Insert([KeyOf(link.From, @event, from), KeyOf(link.To, @event, to)]);
        }
        Execute($"CREATE INDEX \"{link.Table}_from\" ON \"{link.Table}\" (from_key, to_key)");
        Execute($"CREATE INDEX \"{link.Table}_to\" ON \"{link.Table}\" (to_key, from_key)");
    }

    private long? KeyOf(string entity, Event @event, string? id) =>
        id is not null && _keys.TryGetValue((entity, @event.Id, id), out var key) ? key : null;

    private static void AddCustomValues(TableDefinition table, Programme programme, ProjectedRow row, List<object?> values)
    {
        var given = row.CustomValues
            .Select(value => (Field: programme.FindField(table.Entity.CustomModule!, value.FieldId), Value: value))
            .Where(given => given.Field is not null)
            .ToList();
        foreach (var name in table.CustomColumns.Keys)
        {
            var (field, value) = given.Find(given => given.Field!.InternalName.Equals(name, StringComparison.OrdinalIgnoreCase));
            values.Add(field is null ? null : CustomFields.Read(field, value));
        }
    }

    private void Execute(string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private sealed record NumberedRow(long Key, Event Event, ProjectedRow Row);
}
