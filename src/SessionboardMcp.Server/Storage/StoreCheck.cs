using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SessionboardMcp.Server.Storage;

/// <summary>
/// Whether the store can be used now. A process that has the database open does not notice that its folder was taken away, so each look
/// opens files anew.
/// </summary>
internal static class StoreCheck
{
    /// <summary>What is wrong, in a few words without a path; null where nothing is.</summary>
    public static async Task<string?> LookAsync(DataDirectory directory, CancellationToken cancellationToken)
    {
        try
        {
            if (!Directory.Exists(directory.Path))
                return "the data folder is gone";
            if (!File.Exists(directory.Database))
                return "the database is gone";
            return await DatabaseAsync(directory.Database, cancellationToken) ?? await KeysAsync(directory, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "the data folder cannot be read";
        }
    }

    private static async Task<string?> DatabaseAsync(string path, CancellationToken cancellationToken)
    {
        // Not out of the pool, whose connections may be to a file that has no name any more.
        var way = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 };
        try
        {
            await using var connection = new SqliteConnection(way.ToString());
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            // Takes the right to write, and gives it back.
            command.CommandText = "BEGIN IMMEDIATE; ROLLBACK; SELECT COUNT(*) FROM sqlite_schema;";
            await command.ExecuteScalarAsync(cancellationToken);
            return null;
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            // Somebody writes, so it can be written to.
            return null;
        }
        catch (SqliteException failure)
        {
            return failure.SqliteErrorCode switch
            {
                raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => "the database cannot be written to",
                raw.SQLITE_FULL or raw.SQLITE_IOERR => "the disk is full or fails",
                _ => "the database cannot be read",
            };
        }
    }

    private static async Task<string?> KeysAsync(DataDirectory directory, CancellationToken cancellationToken)
    {
        var keys = directory.Keys;
        if (!keys.Exists)
            return "the keys are gone";
        var files = keys.GetFiles("key-*.xml");
        if (files.Length == 0)
            return "the keys are gone";
        try
        {
            foreach (var file in files)
                await File.ReadAllBytesAsync(file.FullName, cancellationToken);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "the keys cannot be read";
        }
    }
}
