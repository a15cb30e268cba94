using SessionboardMcp.Api.Limits;
using SessionboardMcp.Core.Changes;
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
        if (hasConnections)
            ConnectionMeters.Begin();
        if (services.GetService<IStore>() is not { } store)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, stoppingToken);
            return;
        }

        using var gauges = new StoreGauges(services, store, hasConnections);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            await gauges.LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
