using Microsoft.Extensions.Options;
using OpenIddict.Server;

namespace SessionboardMcp.Server.Identity.Keys;

/// <summary>Loads the keys again each hour: long before another process begins to sign with a new one.</summary>
internal sealed partial class ServerKeyRotation(
    ServerKeyRing ring, IOptionsMonitorCache<OpenIddictServerOptions> options, TimeProvider time, ILogger<ServerKeyRotation> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Loads the keys, and lets OpenIddict see them.</summary>
    public async Task RotateAsync(CancellationToken cancellationToken)
    {
        await ring.LoadAsync(cancellationToken);
        options.TryRemove(Options.DefaultName);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RotateAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The keys in memory go on working; the next hour tries again.
                Log.Failed(logger, failure.GetType().Name);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The keys could not be loaded again: {Failure}")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
