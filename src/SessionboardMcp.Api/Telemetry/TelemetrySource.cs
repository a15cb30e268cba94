using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SessionboardMcp.Api.Telemetry;

/// <summary>
/// Under which name this project measures and traces. A host that exports listens; where nobody does, nothing is made for it. No label and no
/// attribute holds an id, an argument or a word that a client or a person chose.
/// </summary>
public static class TelemetrySource
{
    /// <summary>The name of the meter and of the source of spans.</summary>
    public const string Name = "SessionboardMcp";

    /// <summary>What the names of our own instruments and labels begin with.</summary>
    public const string Prefix = "sessionboard_mcp.";

    /// <summary>The attribute of OpenTelemetry that says what kind of failure it was.</summary>
    public const string ErrorType = "error.type";

    /// <summary>The meter of counters and durations.</summary>
    public static Meter Meter { get; } = new(Name);

    /// <summary>The source of spans.</summary>
    public static ActivitySource Spans { get; } = new(Name);
}
