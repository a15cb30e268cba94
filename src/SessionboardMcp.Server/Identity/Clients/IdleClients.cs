using Microsoft.Extensions.Options;

namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>
/// Forgets clients that nobody uses: without a living authorization, and not seen for a while, or for an hour where nobody ever was
/// connected with them. A forgotten client gets 401
/// <c>invalid_client</c> at the token endpoint, which makes assistants register anew.
/// </summary>
internal sealed partial class IdleClients(
    StoredClients clients,
    IOptions<ClientRegistrationOptions> options,
    TimeProvider time,
    ILogger<IdleClients> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    // A sign-in takes ten minutes at most. What registers and is never used is gone within the hour: anybody can register.
    private static readonly TimeSpan UnusedAfter = TimeSpan.FromMinutes(45);

    /// <summary>Looks through all clients once.</summary>
    /// <returns>How many were forgotten.</returns>
    public async Task<int> ForgetAsync(CancellationToken cancellationToken)
    {
        var forgotten = 0;
        foreach (var clientId in await FindIdleAsync(cancellationToken))
            forgotten += await clients.ForgetAsync(clientId, cancellationToken) ? 1 : 0;
        if (forgotten > 0)
            Log.Forgot(logger, forgotten);
        return forgotten;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ForgetAsync(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                // A store that is away now is tried again.
                Log.Failed(logger, problem);
            }
        }
    }

    private async Task<List<string>> FindIdleAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return
        [
            .. (await clients.ListAsync(cancellationToken))
                .Where(client => now - client.Seen > (client.IsUsed ? options.Value.IdleAfter : UnusedAfter))
                .Select(client => client.Id),
        ];
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Forgot {Count} clients that nobody uses")]
        public static partial void Forgot(ILogger logger, int count);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Clients that nobody uses could not be looked for")]
        public static partial void Failed(ILogger logger, Exception problem);
    }
}
