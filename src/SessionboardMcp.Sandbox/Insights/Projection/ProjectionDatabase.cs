using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Sql;

namespace SessionboardMcp.Sandbox.Insights.Projection;

/// <summary>
/// An organization in a SQLite database in memory. The database is named and shared, and lives as long as the connection
/// that filled it; every query has a connection of its own, which can only read.
/// </summary>
internal sealed class ProjectionDatabase
{
    // An organization is a value: what changes it makes another one, whose first query builds anew. Sandboxes of one process
    // share the seeded organization, and so its projection, which goes when the organization goes.
    private static readonly ConditionalWeakTable<Organization, Lazy<ProjectionDatabase>> Built = [];

    // Never asked: it only keeps the database from vanishing.
    private readonly SqliteConnection _keeper;
    private readonly string _connectionString;

    private ProjectionDatabase(SqliteConnection keeper, string connectionString, SqlMapping mapping)
    {
        _keeper = keeper;
        _connectionString = connectionString;
        Mapping = mapping;
    }

    /// <summary>Where the compiler finds entities and fields.</summary>
    public SqlMapping Mapping { get; }

    /// <summary>The organization's database, built when first asked for.</summary>
    public static ProjectionDatabase Of(Organization organization) =>
        Built.GetValue(organization, static key => new Lazy<ProjectionDatabase>(() => Build(key))).Value;

    /// <summary>A connection that reads, and refuses to write.</summary>
    public SqliteConnection OpenReader()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA query_only = 1";
            command.ExecuteNonQuery();
            TextRules.Register(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static ProjectionDatabase Build(Organization organization)
    {
        var connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = $"insights-{Guid.NewGuid():N}",
            Mode = SqliteOpenMode.Memory,
            Cache = SqliteCacheMode.Shared,
            // A pooled connection would keep a database that nobody asks any more.
            Pooling = false,
        }.ToString();
        var schema = ProjectionSchema.Of(organization);
        var keeper = new SqliteConnection(connectionString);
        try
        {
            keeper.Open();
            new ProjectionLoader(keeper, schema).Load(organization);
            return new ProjectionDatabase(keeper, connectionString, schema.Mapping);
        }
        catch
        {
            keeper.Dispose();
            throw;
        }
    }
}
