using SessionboardMcp.SbQL.Diagnostics;
using SessionboardMcp.SbQL.Syntax;

namespace SessionboardMcp.SbQL.Checking;

/// <summary>What the checker says of a query.</summary>
/// <param name="Diagnostics">What it found: errors first, each in the order of the text.</param>
/// <param name="Query">The query; null where the text could not be read, which may be a warning only.</param>
public sealed record CheckResult(IReadOnlyList<Diagnostic> Diagnostics, SbqlQuery? Query)
{
    /// <summary>Whether it should not be sent.</summary>
    public bool HasErrors => Diagnostics.Any(found => found.Severity == DiagnosticSeverity.Error);
}
