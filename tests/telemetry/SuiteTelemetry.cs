using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using SessionboardMcp.Api.Telemetry;
using SessionboardMcp.Core.Telemetry;

namespace SessionboardMcp.Logs;

/// <summary>
/// All that the product traces and measures in this process, as it would be exported: searched like the lines of its log. A host need not export for it.
/// </summary>
internal static class SuiteTelemetry
{
    private const int MostKnown = 20_000;

    private static readonly ConcurrentDictionary<string, byte> Known = new(StringComparer.Ordinal);

    private static MeterListener? _meters;

    [ModuleInitializer]
    internal static void Begin()
    {
        TraceOnly.Begin();
        ActivitySource.AddActivityListener(new ActivityListener
        {
            ShouldListenTo = source => source.Name is TelemetrySource.Name or "System.Net.Http" || IsOfSdk(source.Name),
            // What a test's own MCP client traces, it would also send along.
            Sample = (ref options) => options.Kind == ActivityKind.Client && options.Source.Name == TelemetryWords.Sdk ? ActivitySamplingResult.None : ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = CleanSpan.Begun,
            ActivityStopped = Take,
        });
        _meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name is TelemetrySource.Name || IsOfSdk(instrument.Meter.Name))
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Take(instrument, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Take(instrument, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Take(instrument, tags));
        _meters.Start();
    }

    // Only the server exports, and it refuses beforehand what the SDK cannot read: names with half a character, of which its telemetry fails.
    private static bool IsOfSdk(string name) => name == TelemetryWords.Sdk && typeof(SuiteTelemetry).Assembly.GetName().Name == "SessionboardMcp.Server.Tests";

    private static void Take(Activity span)
    {
        CleanSpan.Ended(span);
        if (!span.Recorded)
            return;
        Take(span.Source.Name, string.Join('\n', [span.DisplayName, span.StatusDescription, span.TraceStateString, .. span.TagObjects.Select(tag => $"{tag.Key} is {tag.Value}")]));
    }

    private static void Take(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = instrument.Name;
        foreach (var (name, value) in tags)
            text += $"\n{name} is {(instrument.Meter.Name == TelemetryWords.Sdk ? TelemetryWords.Of(name, value) : value)}";
        Take(instrument.Meter.Name, text);
    }

    // The same again and again: searched once.
    private static void Take(string source, string text)
    {
        if (Known.Count < MostKnown && !Known.TryAdd(text, 0))
            return;
        SuiteLog.Take($"telemetry of {source}", default, text);
    }
}
