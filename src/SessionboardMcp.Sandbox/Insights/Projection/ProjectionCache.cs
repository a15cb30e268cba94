using Microsoft.Data.Sqlite;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Sql;

namespace SessionboardMcp.Sandbox.Insights.Projection;

/// <summary>
/// Keeps the projection of the organization as it was last asked about. An organization is a value: what changes it makes
/// another one, and the next query builds anew.
/// </summary>
internal sealed class ProjectionCache : IDisposable
{
    private readonly Lock _lock = new();
    private Organization? _organization;
    private ProjectionDatabase? _database;

    /// <summary>
    /// A reader of the organization's projection. Opened under the lock, so that the database cannot be dropped in between;
    /// an open reader keeps it afterwards.
    /// </summary>
    public (SqlMapping Mapping, SqliteConnection Reader) Open(Organization organization)
    {
        lock (_lock)
        {
            if (_database is null || !ReferenceEquals(_organization, organization))
            {
                _database?.Dispose();
                _database = null;
                _database = ProjectionDatabase.Of(organization);
                _organization = organization;
            }
            return (_database.Mapping, _database.OpenReader());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _database?.Dispose();
            _database = null;
        }
    }
}
