using System.Diagnostics;

namespace SessionboardMcp.Api.Telemetry;

/// <summary>What goes out to others carries no trace: the ids of a call and the words that an assistant put beside them (W3C Trace Context, Baggage) are none of theirs.</summary>
public static class SilentTrace
{
    /// <summary>Traces requests and tells the other side nothing of it.</summary>
    public static DistributedContextPropagator Propagator { get; } = DistributedContextPropagator.CreateNoOutputPropagator();
}
