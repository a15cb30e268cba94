using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry.Metrics;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Hosting.Telemetry;

/// <summary>
/// Where Prometheus finds the metrics: a listener of its own with this one route, so that no proxy that leads to the server leads to them, and nothing
/// of the server is reached by its port.
/// </summary>
internal sealed partial class PrometheusListener(MeterProvider metrics, TelemetrySettings settings, ILogger<PrometheusListener> logger) : IHostedService, IAsyncDisposable
{
    /// <summary>The path, as everywhere.</summary>
    public const string Path = "/metrics";

    private const int MostConnections = 32;

    private WebApplication? _app;

    /// <summary>Where it listens, once it does.</summary>
    public Uri Address => new(_app!.Urls.First());

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var address = settings.Prometheus!;
        var listened = Listened(address);
        // Without any configuration: that of the server must not add an address or a certificate here.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(listened).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.MaxRequestBodySize = 0;
        });
        var app = builder.Build();
        app.Use((context, next) => IsForUs(context, address) ? next(context) : NotFound(context));
        app.UseOpenTelemetryPrometheusScrapingEndpoint(metrics, predicate: null, Path, configureBranchedPipeline: null, optionsName: null);
        app.Run(NotFound);
        await ListenAsync(app, listened, cancellationToken);
        _app = app;
        var listening = $"{Address.GetLeftPart(UriPartial.Authority)}{Path}";
        Log.Listening(logger, listening);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _app?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

    // Every address in Kestrel's word, by which it listens on IPv4 and IPv6, and on IPv4 alone where there is no other.
    private static string Listened(Uri address) =>
        IPAddress.TryParse(address.IdnHost, out var host) && host.Equals(IPAddress.IPv6Any) ? string.Create(CultureInfo.InvariantCulture, $"http://*:{address.Port}") : address.GetLeftPart(UriPartial.Authority);

    private static async Task ListenAsync(WebApplication app, string address, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception failure) when (Addresses.Listening.Explain(failure, address) is { } sentence)
        {
            await app.DisposeAsync();
            throw new ConfigurationProblemException($"{TelemetrySettings.PrometheusKey}: {sentence}");
        }
    }

    // On loopback a page whose name leads here could read them (DNS rebinding). Scrapes are not what the server is measured by.
    private static bool IsForUs(HttpContext context, Uri address)
    {
        if (context.Features.Get<IHttpMetricsTagsFeature>() is { } measured)
            measured.MetricsDisabled = true;
        return HttpMethods.IsGet(context.Request.Method) && context.Request.Path == Path && (!LocalAddresses.IsLoopback(address.Host) || LocalAddresses.IsLoopback(context.Request.Host.Host));
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Prometheus finds metrics at {Address}")]
        public static partial void Listening(ILogger logger, string address);
    }
}
