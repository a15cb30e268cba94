using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SessionboardMcp.Sandbox.Insights.Execution;

/// <summary>
/// Interrupts a connection after a number of steps or when its caller has gone. The command timeout of the provider only
/// covers waiting for locks, and steps rather than seconds give the same answer on a slow machine.
/// </summary>
internal sealed class StepCounter
{
    /// <summary>What SQLite answers when it was interrupted (SQLITE_INTERRUPT).</summary>
    public const int InterruptedCode = 9;

    private const int StepsPerCall = 10_000;

    private readonly long _calls;
    private readonly CancellationToken _cancellation;
    private long _made;

    public StepCounter(SqliteConnection connection, long steps, CancellationToken cancellation)
    {
        _calls = steps / StepsPerCall;
        _cancellation = cancellation;
        raw.sqlite3_progress_handler(connection.Handle, StepsPerCall, _ => Interrupts() ? 1 : 0, null);
    }

    private bool Interrupts() => ++_made > _calls || _cancellation.IsCancellationRequested;
}
