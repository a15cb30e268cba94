using System.Net;
using System.Net.Sockets;

namespace SessionboardMcp.Server.Identity.Clients.Documents;

/// <summary>
/// Opens the connection to a host that a stranger named. The name is resolved once, every answer is checked, and the connection
/// goes to what was checked: a name that resolves differently a moment later gains nothing.
/// </summary>
/// <param name="resolve">Resolves a host name.</param>
/// <param name="isAllowed">Whether an address may be asked.</param>
internal sealed class ClientDocumentConnection(
    Func<string, CancellationToken, Task<IPAddress[]>> resolve,
    Func<IPAddress, bool> isAllowed)
{
    /// <summary>Only the public internet, by the machine's own resolver.</summary>
    public static ClientDocumentConnection ToPublicAddresses { get; } = new(Dns.GetHostAddressesAsync, PublicInternet.Contains);

    /// <summary>The handler that fetches through such connections: no redirect, no proxy, no cookie.</summary>
    public SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        // A proxy would resolve the name itself.
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxResponseHeadersLength = 16,
        MaxConnectionsPerServer = 4,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        // A stranger's host learns nothing of the trace, and its name is in none.
        ActivityHeadersPropagator = null,
        ConnectCallback = ConnectAsync,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await resolve(context.DnsEndPoint.Host, cancellationToken);
        // All of them: one private answer among public ones is what an attack looks like.
        if (addresses.Length == 0 || !Array.TrueForAll(addresses, address => isAllowed(address)))
            throw new HttpRequestException("the host has an address outside the public internet, or none");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
