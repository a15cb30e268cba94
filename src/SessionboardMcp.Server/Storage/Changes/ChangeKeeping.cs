using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Server.Storage.Changes;

/// <summary>
/// Brings the database up to date once the server has started, so that the first call does not wait for it, and forgets in time what is old. Where
/// people sign in, both is done elsewhere.
/// </summary>
internal sealed class ChangeKeeping(IServiceProvider services, IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    // Whoever waits for the start asks something small first.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var listening = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
        await Task.Delay(Settled, time, stoppingToken);
        // Not before: it brings EF Core with it, and the start would wait for that.
        var pruning = services.GetRequiredService<ChangePruning>();
        do
        {
            try
            {
                await pruning.PruneAsync(stoppingToken);
            }
            catch (StoreUnavailableException)
            {
                // It was logged. A store that is away now is tried again in an hour, or by the next call.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
