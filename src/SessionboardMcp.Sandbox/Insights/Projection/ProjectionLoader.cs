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
        Insert(organization, organization.Events, static (_, _) => true);
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
        var before = earlier.ToDictionary(@event => @event.Id);
        List<Event> changed = [.. organization.Events.Where(@event => !ReferenceEquals(@event, before[@event.Id]))];
        foreach (var @event in changed)
        {
            var first = FirstKey(organization, @event);
            foreach (var table in schema.Tables.Where(table => !table.Entity.IsSame(before[@event.Id], @event)))
                Delete(table.Entity.Name, RelationshipDefinition.KeyColumn, first);
            foreach (var link in Links.All)
                Delete(link.Table, "from_key", first);
        }

        Insert(organization, changed, (table, @event) => !table.Entity.IsSame(before[@event.Id], @event));
        transaction.Commit();
    }

    private static long FirstKey(Organization organization, Event @event) =>
        KeysOfEvent * organization.Events.TakeWhile(other => other.Id != @event.Id).Count();

    private void Insert(Organization organization, IReadOnlyList<Event> events, Func<TableDefinition, Event, bool> isNew)
    {
        // Keys are given before anything is inserted, because entities point at each other in circles.
        foreach (var table in schema.Tables)
        {
            foreach (var @event in events)
                Number(table.Entity, @event, FirstKey(organization, @event));
        }

        foreach (var table in schema.Tables)
            InsertRows(table, organization, events.Where(@event => isNew(table, @event)));
        foreach (var link in Links.All)
            InsertPairs(link, events);
    }

    private void Number(EntityDefinition entity, Event @event, long key)
    {
        foreach (var id in entity.IdsOf(@event))
            _keys[(entity.Name, @event.Id, id)] = ++key;
    }

    private void InsertRows(TableDefinition table, Organization organization, IEnumerable<Event> events)
    {
        using var inserter = new RowInserter(connection, table.Entity.Name, table.Columns);
        foreach (var @event in events)
        {
            var (zone, programme) = (TimeZoneInfo.FindSystemTimeZoneById(@event.TimeZone), Programme.Of(@event));
            var key = FirstKey(organization, @event);
            foreach (var row in table.Entity.RowsOf(@event))
                inserter.Insert([++key, @event.Id, .. Values(table, programme, zone, row)]);
        }
    }

    private List<object?> Values(TableDefinition table, Programme programme, TimeZoneInfo zone, ProjectedRow row)
    {
        List<object?> values = new(table.Columns.Count);
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
            values.Add(KeyOf(table.Entity.References[i].Target, programme.Event, row.References[i]));
        AddCustomValues(table, programme, row, values);
        return values;
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
}
