namespace SessionboardMcp.SbQL.Diagnostics;

/// <summary>What a finding means for sending the query.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The query is sent, and the finding told with the answer.</summary>
    Warning,

    /// <summary>The query would fail or deceive: it is not sent unless somebody insists.</summary>
    Error,
}
