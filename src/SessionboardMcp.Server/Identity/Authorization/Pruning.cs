using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Changes;
using SessionboardMcp.Server.Storage.Connections;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>Clears away what nothing can use any more, each hour.</summary>
internal sealed partial class Pruning(
    IServiceScopeFactory scopes, IDbContextFactory<ServerDatabase> databases, IStore store, ConnectionStore connections, TimeProvider time, ILogger<Pruning> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    // A code lives five minutes; a connection without a token after this was never taken up.
    private static readonly TimeSpan TimeToTakeUp = TimeSpan.FromHours(1);

    // Used refresh tokens are kept for as long as a stolen one is likely to turn up.
    private static readonly TimeSpan TokensKept = TimeSpan.FromDays(14);

    // At one store one process does it at a time; the others have nothing left to do.
    private const string Turn = "pruning";

    // For as long as somebody may ask why they were signed out.
    private static readonly TimeSpan EndedKept = TimeSpan.FromDays(90);

    /// <summary>Clears away once.</summary>
    /// <returns>How many connections were ended and how many forgotten; none where another process is at it.</returns>
    public async Task<(int Ended, int Forgotten)> PruneAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ServerDatabase>();
        await using var holder = await databases.CreateDbContextAsync(cancellationToken);
        await using var turn = await store.TryTakeTurnAsync(holder, Turn, cancellationToken);
        if (turn is null)
            return (0, 0);
        var now = time.GetUtcNow();
        await database.WaitingRequests.Where(row => row.ExpiresAt < now - TimeToTakeUp).ExecuteDeleteAsync(cancellationToken);
        var ended = await EndUnusableAsync(scope.ServiceProvider, now, cancellationToken);
        var forgotten = await connections.ForgetAsync(now - EndedKept, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(now - TokensKept, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(now - TokensKept, cancellationToken);
        // Last: it reads the audit trail before it forgets any of it, which takes long and may fail, and no sign-in waits for that.
        await scope.ServiceProvider.GetRequiredService<ChangePruning>().PruneAsync(cancellationToken);
        return (ended, forgotten);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PruneAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // A store that is away now is tried again in an hour.
                Log.Failed(logger, failure.GetType().Name);
            }
        }
    }

    private async Task<int> EndUnusableAsync(IServiceProvider services, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var unusable = await connections.ListUnusableAsync(now - TimeToTakeUp, cancellationToken);
        var ending = services.GetRequiredService<ConnectionEnding>();
        foreach (var (id, wasUsed, isRevoked) in unusable)
            await ending.EndAsync(id, isRevoked ? EndReasons.Reused : wasUsed ? EndReasons.Expired : EndReasons.NeverTaken, cancellationToken);
        return unusable.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "What nobody can use could not be cleared away: {Failure}")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
