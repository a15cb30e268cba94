using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SessionboardMcp.SbQL.Sqlite.Execution;

/// <summary>
/// Interrupts a connection after a number of steps or when its caller has gone. The command timeout of the provider only
/// covers waiting for locks, and steps rather than seconds give the same answer on a slow machine.
/// </summary>
internal static class StepLimit
{
    /// <summary>What SQLite answers when it was interrupted (SQLITE_INTERRUPT).</summary>
    public const int InterruptedCode = raw.SQLITE_INTERRUPT;

    private const int StepsPerCall = 1_000;

    /// <summary>Sets the limit for what the connection runs from now on.</summary>
    public static void Set(SqliteConnection connection, long steps, CancellationToken cancellation)
    {
        var left = steps / StepsPerCall;
        raw.sqlite3_progress_handler(
            connection.Handle,
            StepsPerCall,
            _ => --left < 0 || cancellation.IsCancellationRequested ? 1 : 0,
            null);
    }

    /// <summary>Takes the limit away, so that a query's steps, or its caller's leaving, do not stop the next query of the connection.</summary>
    public static void Clear(SqliteConnection connection) => raw.sqlite3_progress_handler(connection.Handle, 0, null, null);
}
