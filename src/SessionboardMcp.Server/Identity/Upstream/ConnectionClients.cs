using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Connections;

namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>
/// Makes the typed client of a connection. Its caches, budget and joint calls are keyed by the connection and its host, so that
/// nothing of one connection reaches another, and a refresh changes none of it.
/// </summary>
internal sealed class ConnectionClients(ISessionboardClientFactory factory, IConnectionTokens tokens, UpstreamSettings settings, ConnectionStore store)
{
    /// <summary>A client under the grant of a connection.</summary>
    /// <exception cref="ConnectionEndedException">The connection ended, or its grant is of a host that is not configured any more.</exception>
    public ISessionboardClient For(Connection connection)
    {
        if (!store.Serves(connection))
            throw new ConnectionEndedException();
        return factory.Create(new BearerCredential(tokens, connection.Id), settings.Regions[connection.Region]);
    }
}
