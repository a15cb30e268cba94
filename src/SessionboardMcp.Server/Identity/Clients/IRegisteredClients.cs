namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>Tells what is known of a client.</summary>
internal interface IRegisteredClients
{
    /// <summary>Finds a stored client.</summary>
    /// <returns>Null where there is none.</returns>
    Task<RegisteredClient?> FindAsync(string clientId, CancellationToken cancellationToken);
}
