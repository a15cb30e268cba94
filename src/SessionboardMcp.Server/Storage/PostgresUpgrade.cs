using Microsoft.EntityFrameworkCore;
using Npgsql;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Storage;

/// <summary>
/// Brings a PostgreSQL database to this version, one process after the other. EF Core locks its history within each step, and reads what is there before
/// the first: of two that start at once on a database that lacks two steps, both would do the second. The turn is of a transaction beside it. Whoever does
/// not get it holds no connection while it waits, as PgBouncer may have only a few.
/// </summary>
/// <param name="address">Where it is.</param>
internal sealed class PostgresUpgrade(PostgresAddress address)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Makes the tables, or changes older ones; does nothing where they are of this version.</summary>
    /// <exception cref="ConfigurationProblemException">Another process has been at it for two minutes.</exception>
    public async Task RunAsync(ServerDatabase database, CancellationToken cancellationToken)
    {
        // The machine's own clock: tests stop theirs.
        var started = TimeProvider.System.GetTimestamp();
        while (await IsOldAsync(database, cancellationToken) && !await TryAsync(database, cancellationToken))
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
                throw new ConfigurationProblemException($"Another process has been changing the {address.Name} for two minutes. Stop it, and start again.");
            await Task.Delay(Look, TimeProvider.System, cancellationToken);
        }
    }

    private async Task<bool> TryAsync(ServerDatabase database, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var turn = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT pg_try_advisory_xact_lock(hashtextextended('migrate', 0))", connection, turn);
        if (await command.ExecuteScalarAsync(cancellationToken) is not true)
            return false;
        if (await IsOldAsync(database, cancellationToken))
            await database.Database.MigrateAsync(cancellationToken);
        return true;
    }

    private static async Task<bool> IsOldAsync(ServerDatabase database, CancellationToken cancellationToken) =>
        (await database.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
}
