using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Sqlite;

namespace SessionboardMcp.Sandbox.Insights.Projection;

/// <summary>
/// An organization in a SQLite database in memory: filled when it is first asked, from the database of an earlier version where there is one, so
/// that only the events that changed are read anew.
/// </summary>
internal sealed class ProjectionDatabase
{
    // An organization is a value: what changes it makes another one. Sandboxes of one process share the seeded organization, and
    // so its projection, which goes when the organization goes.
    private static readonly ConditionalWeakTable<Organization, ProjectionDatabase> Made = [];

    private readonly Lock _lock = new();
    private readonly Organization _organization;
    private readonly ProjectionSchema _schema;
    private SbqlDatabase? _database;

    private ProjectionDatabase(Organization organization) => (_organization, _schema) = (organization, ProjectionSchema.Of(organization));

    /// <summary>Where the compiler finds entities and fields.</summary>
    public SqlMapping Mapping => _schema.Mapping;

    /// <summary>The organization's events.</summary>
    public IReadOnlyList<Event> Events => _organization.Events;

    /// <summary>The organization's database.</summary>
    public static ProjectionDatabase Of(Organization organization) => Made.GetValue(organization, static key => new ProjectionDatabase(key));

    /// <summary>A connection that reads, and refuses to write. It keeps its rows, whatever becomes of the database meanwhile.</summary>
    public SqliteConnection OpenReader()
    {
        SqliteConnection reader;
        lock (_lock)
        {
            _database ??= Fill();
            reader = _database.OpenReader();
        }

        OpenProjections.Use(this);
        return reader;
    }

    /// <summary>A connection to a database that is there already; null where it is not, or is just being filled: nobody waits for another's.</summary>
    public SqliteConnection? TryOpenReader()
    {
        if (!_lock.TryEnter())
            return null;
        try
        {
            return _database?.OpenReader();
        }
        finally
        {
            _lock.Exit();
        }
    }

    /// <summary>Lets go of the rows; who asks again waits for them anew.</summary>
    public void Empty()
    {
        lock (_lock)
        {
            _database?.Dispose();
            _database = null;
        }
    }

    private SbqlDatabase Fill() => SbqlDatabase.InMemory(connection =>
    {
        var loader = new ProjectionLoader(connection, _schema);
        var earlier = OpenProjections.Nearest(_organization);
        using var source = earlier?.TryOpenReader();
        if (source is null)
        {
            loader.Load(_organization);
            return;
        }

        source.BackupDatabase(connection);
        loader.Renew(_organization, earlier!.Events);
    });
}
