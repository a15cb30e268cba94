namespace SessionboardMcp.Sandbox.Insights.Execution;

/// <summary>What a single query may take, so that none keeps the sandbox from answering others.</summary>
/// <param name="Rows">The most rows before paging.</param>
/// <param name="Steps">
/// The most steps of SQLite's machine. An ordinary query takes less than a million; what ten million can gather is sorted, which
/// no step interrupts, in a few seconds.
/// </param>
internal sealed record ExecutionBounds(int Rows = 50_000, long Steps = 10_000_000);
