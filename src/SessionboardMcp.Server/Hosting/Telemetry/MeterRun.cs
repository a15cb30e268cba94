using SessionboardMcp.Api.Limits;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Identity.Authorization;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Hosting.Telemetry;

/// <summary>Measures what has to be asked for, as long as the server runs: only a server whose metrics somebody takes has it.</summary>
internal sealed class MeterRun(IServiceProvider services, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var mcp = new McpMeters();
        // Made by the asking, and disposed of with all that the host has.
        _ = services.GetRequiredService<BudgetGauges>();
        var hasConnections = services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(ConnectionEnding));
        ChangeMeters.Begin();
        FailureMeters.Begin();
        if (hasConnections)
            ConnectionMeters.Begin();
        using var store = services.GetService<IStore>() is { } kept ? new StoreGauges(services, kept, hasConnections, time) : null;
        using var certificate = services.GetService<PublicAddress>() is { IsSecure: true } address && !LocalAddresses.IsLoopback(address.Origin.Host) ? new CertificateGauge(time) : null;
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            if (store is not null)
                await store.LookAsync(stoppingToken);
            if (certificate is not null)
                await certificate.LookAsync(services.GetRequiredService<PublicAddress>().Origin, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
