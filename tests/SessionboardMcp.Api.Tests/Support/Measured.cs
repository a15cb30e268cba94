using System.Diagnostics.Metrics;
using SessionboardMcp.Api.Telemetry;

namespace SessionboardMcp.Api.Tests.Support;

/// <summary>What one test makes one instrument measure, with other tests beside it: the instruments are the process's.</summary>
internal sealed class Measured : IDisposable
{
    private static readonly AsyncLocal<Measured?> Current = new();

    private readonly MeterListener _listener;
    private readonly List<Dictionary<string, string?>> _tags = [];
    private readonly Lock _lock = new();

    private Measured(string instrument)
    {
        _listener = new MeterListener
        {
            InstrumentPublished = (published, listener) =>
            {
                if (published.Meter.Name == TelemetrySource.Name && published.Name == TelemetrySource.Prefix + instrument)
                    listener.EnableMeasurementEvents(published);
            },
        };
        _listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Keep(tags));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            if (value > 0)
                Keep(tags);
        });
        Current.Value = this;
        _listener.Start();
    }

    /// <summary>The value of a label in each measurement; null where one had none.</summary>
    public IReadOnlyList<string?> Of(string label)
    {
        lock (_lock) return [.. _tags.Select(tags => tags.GetValueOrDefault(label))];
    }

    /// <summary>Begins, for what is called from here.</summary>
    /// <param name="instrument">Its name without the prefix.</param>
    public static Measured Begin(string instrument) => new(instrument);

    public void Dispose() => _listener.Dispose();

    private void Keep(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Current.Value != this) return;
        var kept = new Dictionary<string, string?>();
        foreach (var (name, value) in tags) kept[name] = value?.ToString();
        lock (_lock) _tags.Add(kept);
    }
}
