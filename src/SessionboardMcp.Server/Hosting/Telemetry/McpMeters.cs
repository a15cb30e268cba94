using System.Diagnostics;
using System.Diagnostics.Metrics;
using SessionboardMcp.Api.Telemetry;
using SessionboardMcp.Core.Telemetry;

namespace SessionboardMcp.Server.Hosting.Telemetry;

/// <summary>
/// What the SDK measures, under the same names (<c>mcp.server.operation.duration</c> and its kin), in labels that may leave: it takes the names of methods
/// and tools as clients send them, so that anybody could make a series for each call, or put a person's name into one. The SDK's own meter is
/// not exported.
/// </summary>
internal sealed class McpMeters : IDisposable
{
    private readonly Meter _meter = new(TelemetrySource.Name);
    private readonly MeterListener _listener;

    /// <summary>Begins to listen.</summary>
    public McpMeters()
    {
        _listener = new MeterListener { InstrumentPublished = Follow };
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, histogram) => Record((Histogram<double>)histogram!, value, tags));
        _listener.Start();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }

    private static void Record(Histogram<double> histogram, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var clean = default(TagList);
        foreach (var (name, given) in tags)
        {
            if (TelemetryWords.Of(name, given) is { } kept)
                clean.Add(name, kept);
        }

        histogram.Record(value, clean);
    }

    private void Follow(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == TelemetryWords.Sdk && instrument is Histogram<double> given)
            listener.EnableMeasurementEvents(instrument, _meter.CreateHistogram(given.Name, given.Unit, given.Description, advice: given.Advice));
    }
}
