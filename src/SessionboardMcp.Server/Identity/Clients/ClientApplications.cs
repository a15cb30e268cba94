using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using SessionboardMcp.Server.Storage;
using static OpenIddict.Abstractions.OpenIddictExceptions;

namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>
/// Keeps clients as ordinary OpenIddict applications, so that each of its checks (redirect, PKCE, grant type) runs for them.
/// </summary>
internal sealed partial class ClientApplications(IServiceScopeFactory scopes, TimeProvider time, ILogger<ClientApplications> logger) : IRegisteredClients
{
    private const int Attempts = 3;
    private const string Turn = "clients";

    // A sign-in marks the client as alive, yet not each of them is worth a write.
    private static readonly TimeSpan SeenPrecision = TimeSpan.FromMinutes(5);

    /// <summary>Creates the application, or brings it to the state of the metadata.</summary>
    /// <param name="client">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="most">How many there may be, by whatever process they are made.</param>
    /// <returns>Whether it is stored: a new one is not where there are as many.</returns>
    public async Task<bool> StoreAsync(ClientApplication client, CancellationToken cancellationToken, int most = int.MaxValue)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryStoreAsync(client, most, cancellationToken);
            }
            catch (Exception problem) when (attempt < Attempts && problem is ConcurrencyException or ValidationException or DbUpdateException)
            {
                // Somebody signs in with the same client at the same moment. What they wrote is found at the next attempt.
                Log.Raced(logger, attempt);
            }
        }
    }

    /// <summary>Marks a stored client as alive.</summary>
    /// <returns>When its metadata was last known to be right; null where there is no such client.</returns>
    public async Task<DateTimeOffset?> TouchAsync(string clientId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var manager = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        if (await manager.FindByClientIdAsync(clientId, cancellationToken) is not { } application)
            return null;
        var stored = new OpenIddictApplicationDescriptor();
        await manager.PopulateAsync(stored, application, cancellationToken);
        var seen = ApplicationRecord.Seen(stored.Properties);
        if (ApplicationRecord.Source(stored.Properties) == ClientSource.Registration && time.GetUtcNow() - seen > SeenPrecision)
        {
            ApplicationRecord.SetSeen(stored, time.GetUtcNow());
            await TryUpdateAsync(manager, application, stored, cancellationToken);
        }

        return seen;
    }

    /// <inheritdoc />
    public async Task<RegisteredClient?> FindAsync(string clientId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var manager = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        if (await manager.FindByClientIdAsync(clientId, cancellationToken) is not { } application)
            return null;
        var source = ApplicationRecord.Source(await manager.GetPropertiesAsync(application, cancellationToken));
        var domain = source is null or ClientSource.Registration ? null : ClientIdUrl.Parse(clientId)?.Host;
        var name = await manager.GetDisplayNameAsync(application, cancellationToken);
        return new RegisteredClient(clientId, name ?? clientId, domain, source ?? ClientSource.Registration);
    }

    private async Task<bool> TryStoreAsync(ClientApplication client, int most, CancellationToken cancellationToken)
    {
        // A scope of its own: after a lost race its database context holds what could not be written.
        await using var scope = scopes.CreateAsyncScope();
        var manager = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var wanted = ApplicationRecord.From(client, time.GetUtcNow());
        if (await manager.FindByClientIdAsync(client.ClientId, cancellationToken) is not { } application)
        {
            // Whoever else makes one, in whatever process, waits here and then counts what was made. All is on this one connection.
            await using var turn = await scope.ServiceProvider.GetRequiredService<IStore>().BeginTurnAsync(scope.ServiceProvider.GetRequiredService<ServerDatabase>(), Turn, cancellationToken);
            if (await manager.CountAsync(cancellationToken) >= most)
                return false;
            await manager.CreateAsync(wanted, cancellationToken);
            await turn.CommitAsync(cancellationToken);
            Log.Stored(logger, client.Source);
            return true;
        }

        var stored = new OpenIddictApplicationDescriptor();
        await manager.PopulateAsync(stored, application, cancellationToken);
        if (ApplicationRecord.AreSame(stored, wanted) && time.GetUtcNow() - ApplicationRecord.Seen(stored.Properties) <= SeenPrecision)
            return true;
        await manager.UpdateAsync(application, wanted, cancellationToken);
        return true;
    }

    private async Task TryUpdateAsync(IOpenIddictApplicationManager manager, object application, OpenIddictApplicationDescriptor wanted, CancellationToken cancellationToken)
    {
        try
        {
            await manager.UpdateAsync(application, wanted, cancellationToken);
        }
        catch (ConcurrencyException)
        {
            Log.Raced(logger, 1);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "A client became known by {Source}")]
        public static partial void Stored(ILogger logger, ClientSource source);

        [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "A client was stored by two requests at once (attempt {Attempt})")]
        public static partial void Raced(ILogger logger, int attempt);
    }
}
