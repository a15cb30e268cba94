using System.Diagnostics;

namespace SessionboardMcp.Core.Telemetry;

/// <summary>
/// Takes over the trace that a caller names, and nothing that comes along with it: tracestate and baggage are the caller's own words, and would be sent
/// on. Nothing goes out. What is no such thing is passed over: the SDK reads a request's <c>_meta</c> for it before any filter, and fails of one that is
/// no object.
/// </summary>
public sealed class TraceOnly : DistributedContextPropagator
{
    private static readonly DistributedContextPropagator W3C = CreateW3CPropagator();

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Fields => W3C.Fields;

    /// <summary>Makes it the one that the platform and the SDK use. Before either is used.</summary>
    public static void Begin()
    {
        if (Current is not TraceOnly)
            Current = new TraceOnly();
    }

    /// <inheritdoc/>
    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        traceState = null;
        try
        {
            W3C.ExtractTraceIdAndState(carrier, getter, out traceId, out _);
        }
        catch (InvalidOperationException)
        {
            traceId = null;
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;

    /// <inheritdoc/>
    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
    }
}
