using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SessionboardMcp.Api.Telemetry;
using SessionboardMcp.Core;
using SessionboardMcp.Core.Telemetry;
using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Hosting.Telemetry;

/// <summary>Composes what is exported. Where nothing is, nothing is added, and nothing is measured.</summary>
internal static class TelemetryServices
{
    // What HTTP servers are measured by, http.server.request.duration; and memory, garbage and threads.
    private static readonly string[] Platform = ["Microsoft.AspNetCore.Hosting", "System.Runtime"];

    // The requests of this process: to Sessionboard, and to a company's identity provider.
    private const string HttpClient = "System.Net.Http";

    /// <summary>Adds it, for every way to serve.</summary>
    /// <param name="builder">Its configuration is complete.</param>
    /// <param name="isLocal">Whether the server is for this machine only.</param>
    /// <param name="addresses">Where the server listens.</param>
    /// <param name="probes">Paths that are asked every second or two, for ever: no span is made of that.</param>
    /// <exception cref="Core.Configuration.ConfigurationProblemException">A setting cannot be used.</exception>
    public static void AddTelemetry(this WebApplicationBuilder builder, bool isLocal, IReadOnlyList<string> addresses, params string[] probes)
    {
        var settings = TelemetrySettings.Read(builder.Configuration, isLocal);
        if (settings is { Prometheus: null, Otlp: [] })
            return;
        if (settings.Prometheus is { } prometheus)
            Listening.RequireApart(addresses, prometheus, TelemetrySettings.PrometheusKey, "Choose another, such as 9464.");
        builder.Services.AddSingleton(settings);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(CoreServices.ServerName, serviceVersion: CoreServices.Version).AddEnvironmentVariableDetector());
        if (settings.HasMetrics)
            telemetry.WithMetrics(metrics => AddTo(metrics, settings));
        if (settings.Signal(OtlpSignal.Traces) is { } traces)
        {
            TraceOnly.Begin();
            telemetry.WithTracing(tracing => AddTo(tracing, [.. probes, PrometheusListener.Path]).AddOtlpExporter(traces.Configure));
        }

        if (settings.Signal(OtlpSignal.Logs) is { } logs)
            telemetry.WithLogging(logging => logging.AddOtlpExporter(logs.Configure), options => options.IncludeFormattedMessage = true);
        if (settings.HasMetrics)
            builder.Services.AddHostedService<MeterRun>();
        if (settings.Prometheus is not null)
            builder.Services.AddHostedService<PrometheusListener>();
    }

    // The sources of spans, and what keeps them clean.
    private static TracerProviderBuilder AddTo(TracerProviderBuilder tracing, IReadOnlyList<string> probes) => tracing
        .AddSource(TelemetrySource.Name, TelemetryWords.Sdk, HttpClient)
        .AddAspNetCoreInstrumentation(options => options.Filter = context => !probes.Contains(context.Request.Path.Value))
        .AddProcessor(new CleanSpans());

    private static void AddTo(MeterProviderBuilder metrics, TelemetrySettings settings)
    {
        metrics.AddMeter([TelemetrySource.Name, .. Platform]);
        if (settings.Prometheus is not null)
            metrics.AddPrometheusExporter((PrometheusAspNetCoreOptions options) => options.ScopeInfoEnabled = false);
        if (settings.Signal(OtlpSignal.Metrics) is { } otlp)
            metrics.AddOtlpExporter(otlp.Configure);
    }
}
