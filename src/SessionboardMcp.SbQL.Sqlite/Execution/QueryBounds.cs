namespace SessionboardMcp.SbQL.Sqlite.Execution;

/// <summary>What a single query may take, so that none keeps a host from answering others.</summary>
/// <param name="Rows">The most rows before paging, from 1.</param>
/// <param name="Steps">
/// The most steps of SQLite's machine, counted in thousands. An ordinary query takes less than a million; what ten million can gather
/// is sorted, which no step interrupts, in a few seconds.
/// </param>
public sealed record QueryBounds(int Rows = 50_000, long Steps = 10_000_000);
