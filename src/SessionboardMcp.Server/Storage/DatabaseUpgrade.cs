using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Core.Configuration;
using SQLitePCL;

namespace SessionboardMcp.Server.Storage;

/// <summary>
/// Brings the database to this version, one process after the other. EF Core's own lock is a row, which a killed process leaves behind
/// and every later start would wait for; the turn here is a lock of the operating system, which ends with its process.
/// </summary>
internal static class DatabaseUpgrade
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Makes the database, or changes an older one; does nothing where it is of this version.</summary>
    /// <exception cref="ConfigurationProblemException">Another process has been at it for two minutes.</exception>
    public static async Task RunAsync(ServerDatabase database, DataDirectory directory, TimeProvider time, CancellationToken cancellationToken)
    {
        await OpenAsync(database, cancellationToken);
        if (!await IsOldAsync(database, cancellationToken))
            return;
        await using var turn = await TakeTurnAsync(directory, time, cancellationToken);
        if (!await IsOldAsync(database, cancellationToken))
            return;
        // Whoever wrote it is dead, or it would have the turn.
        await database.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock";""", cancellationToken);
        try
        {
            await database.Database.MigrateAsync(cancellationToken);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == raw.SQLITE_ERROR)
        {
            throw new ConfigurationProblemException(
                $"The database {directory.Database} holds tables that are not this server's, or not as it makes them. Restore it from a backup, together with {directory.Keys.FullName}, or give an empty directory with --data DIR. Nothing was changed.", failure);
        }
    }

    // Without EF Core, which would log a statement as failed, before the sentence that says so.
    private static async Task OpenAsync(ServerDatabase database, CancellationToken cancellationToken)
    {
        await database.Database.OpenConnectionAsync(cancellationToken);
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_schema";
        await command.ExecuteScalarAsync(cancellationToken);
        // EF Core sets it for files that it makes itself, and DataDirectory makes ours. Without it whoever writes while somebody reads
        // fails with "database is locked": two people who sign in at once are enough.
        command.CommandText = "PRAGMA journal_mode = 'wal'";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<bool> IsOldAsync(ServerDatabase database, CancellationToken cancellationToken) =>
        (await database.Database.GetPendingMigrationsAsync(cancellationToken)).Any();

    private static async Task<FileStream> TakeTurnAsync(DataDirectory directory, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return PrivateFiles.Open(directory.MigrationTurn, FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException) when (time.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(Look, time, cancellationToken);
            }
            catch (IOException)
            {
                throw new ConfigurationProblemException($"Another process has been changing the database in {directory.Path} for two minutes. Stop it, and start again.");
            }
        }
    }
}
