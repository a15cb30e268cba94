using System.Diagnostics;
using SessionboardMcp.Api.Telemetry;

namespace SessionboardMcp.Core.Telemetry;

/// <summary>
/// Keeps out of spans what somebody else chose. Addresses hold ids and codes, the status of a failed call holds the answer's text, and what a client
/// sends along with a trace may be anything. So attributes leave by a list, and nothing else does.
/// </summary>
public static class CleanSpan
{
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "http.request.method", "http.response.status_code", "http.route", "http.request.resend_count", "network.protocol.name", "network.protocol.version", "url.scheme",
        TelemetrySource.ErrorType,
    };

    /// <summary>Forgets what came along with the trace (W3C Trace Context, tracestate), before a span below takes it over.</summary>
    /// <param name="span">It has begun.</param>
    public static void Begun(Activity span)
    {
        if (span.TraceStateString is not null)
            span.TraceStateString = null;
    }

    /// <summary>Leaves in a span what may leave.</summary>
    /// <param name="span">It has ended.</param>
    public static void Ended(Activity span)
    {
        var isMcp = span.Source.Name == TelemetryWords.Sdk;
        foreach (var (name, value) in span.TagObjects.ToList())
        {
            var kept = isMcp ? TelemetryWords.Of(name, value) : Harmless.Contains(name) || IsOurHost(span, name) ? value : null;
            if (!Equals(kept, value))
                span.SetTag(name, kept);
        }

        if (isMcp)
            span.DisplayName = NameOf(span);
        if (span.Status == ActivityStatusCode.Error)
            span.SetStatus(ActivityStatusCode.Error);
        // An exception's own text, which the platform adds to requests that fail. It cannot be taken out, so the span stays here: the one of ours above it
        // says that the request failed.
        if (span.Events.Any())
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    // Of a request to us it is what the caller wrote into it. Requests to hosts that strangers named have no span.
    private static bool IsOurHost(Activity span, string name) => span.Kind == ActivityKind.Client && name is "server.address" or "server.port";

    // OpenTelemetry's semantic conventions for MCP: the method, and the tool where it is a call.
    private static string NameOf(Activity span) =>
        $"{span.GetTagItem(TelemetryWords.Method) ?? TelemetryWords.Other}{(span.GetTagItem(TelemetryWords.Tool) is { } tool ? $" {tool}" : "")}";
}
