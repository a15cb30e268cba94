namespace SessionboardMcp.Sandbox.Insights.Execution;

/// <summary>What a single query may take, so that none keeps the sandbox from answering others.</summary>
/// <param name="Rows">The most rows before paging.</param>
/// <param name="Steps">The most steps of SQLite's machine; an ordinary query takes far less than a million.</param>
internal sealed record ExecutionBounds(int Rows = 50_000, long Steps = 200_000_000);
