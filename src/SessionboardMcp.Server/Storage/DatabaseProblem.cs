using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using SessionboardMcp.Core.Changes;
using SQLitePCL;

namespace SessionboardMcp.Server.Storage;

/// <summary>Says in a sentence why a database cannot be used.</summary>
internal static class DatabaseProblem
{
    /// <summary>The sentence; null where the database is not what is wrong.</summary>
    public static string? Explain(SqliteException failure, DataDirectory directory) => failure.SqliteErrorCode switch
    {
        raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT =>
            $"The database {directory.Database} is damaged, or is not this server's. Restore it from a backup, together with {directory.Keys.FullName}, or give an empty directory with --data DIR: people then connect their assistants again.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"Another program keeps the database {directory.Database} locked. Stop it, and start again.",
        raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM =>
            $"The database {directory.Database} cannot be written to. Give this user the right to write it, or give another directory with --data DIR.",
        raw.SQLITE_FULL or raw.SQLITE_IOERR => $"The disk of {directory.Path} is full or fails. Make room, and start again.",
        _ => null,
    };

    /// <summary>The same for whoever asked, of any failure that has to do with the folder.</summary>
    public static StoreTrouble TroubleOf(Exception failure) => StoreFailure.Chain(failure).OfType<SqliteException>().FirstOrDefault()?.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => Locked,
        raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT => new("its database is damaged", IsPassing: false),
        raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => new("its database cannot be written to", IsPassing: false),
        raw.SQLITE_FULL or raw.SQLITE_IOERR => new("its disk is full or fails", IsPassing: false),
        null when failure is CryptographicException => new("its keys do not open what it keeps", IsPassing: false),
        // What waits for its turn at the chain of the audit trail.
        null when failure is IOException => Locked,
        _ => StoreTrouble.Disk,
    };

    private static StoreTrouble Locked { get; } = new("another program keeps its database locked", IsPassing: true);
}
