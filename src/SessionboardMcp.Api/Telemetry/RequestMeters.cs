using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SessionboardMcp.Api.Telemetry;

/// <summary>Requests to Sessionboard: how long each took, and how many were spared.</summary>
internal static class RequestMeters
{
    /// <summary>Somebody else's request was under way, and its answer was shared.</summary>
    public const string Coalesced = "coalesced";

    /// <summary>The answer was kept from an earlier request.</summary>
    public const string Kept = "kept";

    /// <summary>Another process of the server had read it.</summary>
    public const string Shared = "shared";

    private static readonly Histogram<double> Duration = TelemetrySource.Meter.CreateHistogram(
        TelemetrySource.Prefix + "request.duration",
        "s",
        "How long one request to Sessionboard took.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] });

    private static readonly Counter<long> SparedRequests = TelemetrySource.Meter.CreateCounter<long>(
        TelemetrySource.Prefix + "requests.spared", "{request}", "Reads that needed no request to Sessionboard: at least this many were spared.");

    /// <summary>Measures a request that came to an end.</summary>
    /// <param name="operation">Its name in the table of operations.</param>
    /// <param name="status">The status of the answer; null where there was none.</param>
    /// <param name="failure">What went wrong; null where nothing did.</param>
    /// <param name="took">How long it took.</param>
    public static void Ended(string operation, int? status, Exception? failure, TimeSpan took)
    {
        if (!Duration.Enabled)
            return;
        var tags = new TagList { { "operation", operation } };
        if (status is not null)
            tags.Add("http.response.status_code", status);
        if (failure is not null)
            tags.Add(TelemetrySource.ErrorType, UpstreamSpan.Kind(failure));
        Duration.Record(took.TotalSeconds, tags);
    }

    /// <summary>Counts a request that was not needed.</summary>
    /// <param name="how"><see cref="Coalesced"/>, <see cref="Kept"/> or <see cref="Shared"/>.</param>
    public static void Spared(string how) => SparedRequests.Add(1, new KeyValuePair<string, object?>("how", how));
}
