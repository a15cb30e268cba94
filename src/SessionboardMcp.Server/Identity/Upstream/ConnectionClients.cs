using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>
/// Makes the typed client of a connection. Its caches, budget and joint calls are keyed by the connection and its host, so that
/// nothing of one connection reaches another, and a refresh changes none of it.
/// </summary>
internal sealed class ConnectionClients(ISessionboardClientFactory factory, IConnectionTokens tokens, UpstreamSettings settings)
{
    /// <summary>A client under the grant of a connection.</summary>
    /// <exception cref="ConnectionEndedException">The connection ended, or its grant is of a host that is not configured any more.</exception>
    public ISessionboardClient For(Connection connection)
    {
        if (!Serves(connection))
            throw new ConnectionEndedException();
        return factory.Create(new BearerCredential(tokens, connection.Id), settings.Regions[connection.Region]);
    }

    /// <summary>Whether the connection lives, and its grant is of a host that is configured.</summary>
    public bool Serves(Connection connection) =>
        connection.EndedAt is null
        && settings.Regions.ContainsKey(connection.Region)
        && string.Equals(settings.Host(connection.Region), connection.UpstreamHost, StringComparison.OrdinalIgnoreCase);
}
