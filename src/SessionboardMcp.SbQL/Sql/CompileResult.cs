using SessionboardMcp.SbQL.Diagnostics;

namespace SessionboardMcp.SbQL.Sql;

/// <summary>A compiled query or the first error: exactly one of the two is there.</summary>
/// <param name="Query">The statement; null when there is an error.</param>
/// <param name="Error">What in the query does not fit the schema; null when it fits.</param>
public sealed record CompileResult(CompiledQuery? Query, SbqlError? Error);
