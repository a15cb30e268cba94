using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SessionboardMcp.Server.Storage;

/// <summary>Grants in PostgreSQL: one journey there and back. Nothing is prepared there, for the sake of PgBouncer.</summary>
/// <param name="databases">Has the connections.</param>
internal sealed class PostgresGrantTable(IDbContextFactory<PostgresDatabase> databases) : IGrantTable
{
    /// <inheritdoc/>
    public async Task<Connection?> FindAsync(string id, string clientId, string tokenId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.Database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(GrantStatements.Find, (NpgsqlConnection)database.Database.GetDbConnection());
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("id", id), ("client", clientId), ("token", tokenId)])
            command.Parameters.AddWithValue(name, PostgresText.Clean(value));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? GrantStatements.ConnectionOf(row) : null;
    }
}
