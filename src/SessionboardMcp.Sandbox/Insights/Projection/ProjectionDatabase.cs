using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Sqlite;

namespace SessionboardMcp.Sandbox.Insights.Projection;

/// <summary>An organization in a SQLite database in memory.</summary>
internal sealed class ProjectionDatabase
{
    // An organization is a value: what changes it makes another one, whose first query builds anew. Sandboxes of one process
    // share the seeded organization, and so its projection, which goes when the organization goes.
    private static readonly ConditionalWeakTable<Organization, Lazy<ProjectionDatabase>> Built = [];

    private readonly SbqlDatabase _database;

    private ProjectionDatabase(SbqlDatabase database, SqlMapping mapping) => (_database, Mapping) = (database, mapping);

    /// <summary>Where the compiler finds entities and fields.</summary>
    public SqlMapping Mapping { get; }

    /// <summary>The organization's database, built when first asked for.</summary>
    public static ProjectionDatabase Of(Organization organization) =>
        Built.GetValue(organization, static key => new Lazy<ProjectionDatabase>(() => Build(key))).Value;

    /// <summary>A connection that reads, and refuses to write.</summary>
    public SqliteConnection OpenReader() => _database.OpenReader();

    private static ProjectionDatabase Build(Organization organization)
    {
        var schema = ProjectionSchema.Of(organization);
        return new ProjectionDatabase(SbqlDatabase.InMemory(connection => new ProjectionLoader(connection, schema).Load(organization)), schema.Mapping);
    }
}
