using System.Diagnostics.Metrics;
using SessionboardMcp.Api.Telemetry;

namespace SessionboardMcp.Core.Surface;

/// <summary>Counts what went wrong by our own fault: nobody foresaw it, so nothing but the log says what it was.</summary>
public static class FailureMeters
{
    /// <summary>A request that was answered 500.</summary>
    public const string Request = "request";

    /// <summary>A call of a tool, whose answer is an error of the tool and so no 500.</summary>
    public const string Tool = "tool";

    private const string Place = "place";

    private static readonly Counter<long> Failures = TelemetrySource.Meter.CreateCounter<long>(
        TelemetrySource.Prefix + "failures", "{failure}", "Requests and calls that failed by this server's own fault.");

    /// <summary>Tells that nothing failed yet: of a number that is born at one nobody can say that it rose.</summary>
    public static void Begin()
    {
        foreach (var place in (string[])[Request, Tool])
            Failures.Add(0, new KeyValuePair<string, object?>(Place, place));
    }

    /// <summary>Counts one.</summary>
    /// <param name="place"><see cref="Request"/> or <see cref="Tool"/>.</param>
    public static void Failed(string place) => Failures.Add(1, new KeyValuePair<string, object?>(Place, place));
}
