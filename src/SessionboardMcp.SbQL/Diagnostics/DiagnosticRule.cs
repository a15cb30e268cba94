namespace SessionboardMcp.SbQL.Diagnostics;

/// <summary>One thing that the checker looks for.</summary>
/// <param name="Code">Its code, such as <c>SBQL006</c>, which never changes its meaning: errors from 001, warnings from 101.</param>
/// <param name="Severity">Whether it keeps a query from being sent.</param>
/// <param name="Title">What it finds, in a few words.</param>
public sealed record DiagnosticRule(string Code, DiagnosticSeverity Severity, string Title);
