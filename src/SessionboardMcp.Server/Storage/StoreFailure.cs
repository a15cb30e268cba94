using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace SessionboardMcp.Server.Storage;

/// <summary>Tells a database that cannot be used now from everything else that can go wrong.</summary>
internal static class StoreFailure
{
    // Values that do not fit, and rows that contradict each other (PostgreSQL 15, appendix A).
    private static readonly string[] OurFault = ["22", "23"];

    /// <summary>Whether the database failed.</summary>
    public static bool IsOne(Exception failure) => Cause(failure) is not null;

    /// <summary>Whether it failed for a reason that may be gone when somebody tries again: it is away, full, locked, or in another form.</summary>
    public static bool IsAway(Exception failure) => Cause(failure) switch
    {
        null => false,
        SqliteException problem => problem.SqliteErrorCode != raw.SQLITE_CONSTRAINT,
        PostgresException answer => !OurFault.Contains(answer.SqlState[..2]),
        _ => true,
    };

    /// <summary>Whether two transactions came in each other's way, and this one gave in.</summary>
    public static bool IsConflict(Exception failure) =>
        Cause(failure) is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    /// <summary>A failure, and what it came of: EF Core wraps what its providers take for passing in an InvalidOperationException, and what an update met in an exception of its own.</summary>
    public static IEnumerable<Exception> Chain(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            yield return cause;
    }

    private static DbException? Cause(Exception failure) => Chain(failure).OfType<DbException>().FirstOrDefault();
}
