using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Server.Storage.Changes;

/// <summary>
/// Brings the database up to date once the server has started, so that the first call does not wait for it, and forgets in time what is old. Where
/// people sign in, both is done elsewhere.
/// </summary>
internal sealed class ChangeKeeping(ChangePruning pruning, IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var listening = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
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
