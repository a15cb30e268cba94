using System.Diagnostics;

namespace SessionboardMcp.Api.Telemetry;

/// <summary>
/// The span of one call of Sessionboard, with all its tries in it. It is named after the operation, as the address, which the span of the HTTP client
/// would have, holds ids.
/// </summary>
internal static class UpstreamSpan
{
    /// <summary>Begins it; null where nobody traces.</summary>
    /// <param name="operation">The name in the table of operations.</param>
    public static Activity? Begin(string operation) => TelemetrySource.Spans.StartActivity(operation);

    /// <summary>Says how often it was tried again.</summary>
    public static void Retried(Activity? span, int attempts)
    {
        if (attempts > 1)
            span?.SetTag("http.request.resend_count", attempts - 1);
    }

    /// <summary>Says that it failed, for the filter of a catch.</summary>
    /// <returns>False: the failure goes on as it is.</returns>
    public static bool Failed(Activity? span, Exception failure)
    {
        span?.SetTag(TelemetrySource.ErrorType, Kind(failure)).SetStatus(ActivityStatusCode.Error);
        return false;
    }

    /// <summary>The kind of a failure: the name of its type without that word, such as <c>RateLimited</c>.</summary>
    public static string Kind(Exception failure) =>
        failure.GetType().Name is var name && name.EndsWith(nameof(Exception), StringComparison.Ordinal) ? name[..^nameof(Exception).Length] : failure.GetType().Name;
}
