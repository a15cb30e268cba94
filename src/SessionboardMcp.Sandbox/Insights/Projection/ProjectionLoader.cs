using System.Globalization;
using Microsoft.Data.Sqlite;
using SessionboardMcp.Sandbox.Insights.Catalogue;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sqlite.Loading;
using SessionboardMcp.SbQL.Sqlite.Values;

namespace SessionboardMcp.Sandbox.Insights.Projection;

/// <summary>Fills a database with an organization, in one transaction.</summary>
internal sealed class ProjectionLoader(SqliteConnection connection, ProjectionSchema schema)
{
    // The keys of an event's records of an entity: in order of the events, which is the order of rows over several, and with room
    // for what an event becomes.
    private const long KeysOfEvent = 1 << 20;

    private readonly Dictionary<(string Entity, int Event, string Id), long> _keys = [];

    /// <summary>Makes the tables and fills them.</summary>
    public void Load(Organization organization)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var table in schema.Tables)
        {
            foreach (var statement in table.Statements())
                Execute(statement);
        }

        foreach (var link in Links.All)
            Execute($"CREATE TABLE \"{link.Table}\" (from_key INTEGER, to_key INTEGER)");
        Insert(organization, organization.Events);
        foreach (var link in Links.All)
        {
            Execute($"CREATE INDEX \"{link.Table}_from\" ON \"{link.Table}\" (from_key, to_key)");
            Execute($"CREATE INDEX \"{link.Table}_to\" ON \"{link.Table}\" (to_key, from_key)");
        }

        transaction.Commit();
    }

    /// <summary>Fills the tables of an earlier version anew with the events that are not the same.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="earlier">Its events as they are in the tables, in the same order.</param>
    public void Renew(Organization organization, IReadOnlyList<Event> earlier)
    {
        using var transaction = connection.BeginTransaction();
        List<Event> changed = [.. organization.Events.Where((@event, place) => !ReferenceEquals(@event, earlier[place]))];
        foreach (var @event in changed)
        {
            var first = FirstKey(organization, @event);
            foreach (var table in schema.Tables)
                Delete(table.Entity.Name, RelationshipDefinition.KeyColumn, first);
            foreach (var link in Links.All)
                Delete(link.Table, "from_key", first);
        }

        Insert(organization, changed);
        transaction.Commit();
    }

    private static long FirstKey(Organization organization, Event @event) =>
        KeysOfEvent * organization.Events.TakeWhile(other => other.Id != @event.Id).Count();

    private void Insert(Organization organization, IReadOnlyList<Event> events)
    {
        var rows = Number(organization, events);
        foreach (var table in schema.Tables)
            InsertRows(table, rows[table]);
        foreach (var link in Links.All)
            InsertPairs(link, events);
    }

    // Keys are given before anything is inserted, because entities point at each other in circles.
    private Dictionary<TableDefinition, List<NumberedRow>> Number(Organization organization, IReadOnlyList<Event> events)
    {
        var rows = new Dictionary<TableDefinition, List<NumberedRow>>();
        foreach (var table in schema.Tables)
        {
            var list = rows[table] = [];
            foreach (var @event in events)
            {
                var key = FirstKey(organization, @event);
                foreach (var row in table.Entity.RowsOf(@event))
                {
                    key++;
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

    private void InsertPairs(Link link, IReadOnlyList<Event> events)
    {
        using var inserter = new RowInserter(connection, link.Table, ["from_key", "to_key"]);
        foreach (var @event in events)
        {
            foreach (var (from, to) in link.Pairs(@event))
                inserter.Insert([KeyOf(link.From, @event, from), KeyOf(link.To, @event, to)]);
        }
    }

    private void Delete(string table, string column, long first) =>
        Execute(string.Create(CultureInfo.InvariantCulture, $"DELETE FROM \"{table}\" WHERE \"{column}\" > {first} AND \"{column}\" <= {first + KeysOfEvent}"));

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
