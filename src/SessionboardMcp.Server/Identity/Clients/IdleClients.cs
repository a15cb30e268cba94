using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>
/// Forgets clients that nobody uses: without a living authorization, and not seen for a while. A forgotten client gets 401
/// <c>invalid_client</c> at the token endpoint, which makes assistants register anew.
/// </summary>
internal sealed partial class IdleClients(
    IServiceScopeFactory scopes,
    IOptions<ClientRegistrationOptions> options,
    TimeProvider time,
    ILogger<IdleClients> logger) : BackgroundService
{
    private const int PageSize = 200;
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    /// <summary>Looks through all clients once.</summary>
    /// <returns>How many were forgotten.</returns>
    public async Task<int> ForgetAsync(CancellationToken cancellationToken)
    {
        var forgotten = 0;
        foreach (var clientId in await FindIdleAsync(cancellationToken))
            forgotten += await ForgetAsync(clientId, cancellationToken) ? 1 : 0;
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
                // A store that is away now is tried again in an hour.
                Log.Failed(logger, problem);
            }
        }
    }

    private async Task<List<string>> FindIdleAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var manager = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var idle = new List<string>();
        for (var offset = 0; ; offset += PageSize)
        {
            var onPage = 0;
            await foreach (var application in manager.ListAsync(PageSize, offset, cancellationToken))
            {
                onPage++;
                var properties = await manager.GetPropertiesAsync(application, cancellationToken);
                if (ApplicationRecord.Source(properties) is not null && time.GetUtcNow() - ApplicationRecord.Seen(properties) > options.Value.IdleAfter)
                    idle.Add((await manager.GetIdAsync(application, cancellationToken))!);
            }

            if (onPage < PageSize)
                return idle;
        }
    }

    private async Task<bool> ForgetAsync(string id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var authorizations = scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>();
        await foreach (var authorization in authorizations.FindByApplicationIdAsync(id, cancellationToken))
        {
            if (await authorizations.HasStatusAsync(authorization, Statuses.Valid, cancellationToken))
                return false;
        }

        if (await applications.FindByIdAsync(id, cancellationToken) is not { } application)
            return false;
        try
        {
            await applications.DeleteAsync(application, cancellationToken);
            return true;
        }
        catch (OpenIddictExceptions.ConcurrencyException)
        {
            // It was seen in the meantime.
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Forgot {Count} clients that nobody uses")]
        public static partial void Forgot(ILogger logger, int count);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Clients that nobody uses could not be looked for")]
        public static partial void Failed(ILogger logger, Exception problem);
    }
}
