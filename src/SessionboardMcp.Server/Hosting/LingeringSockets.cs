using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace SessionboardMcp.Server.Hosting;

/// <summary>
/// Kestrel's sockets, which wait a moment between taking no new connection and ending those without a call: what was connected just before has its
/// request on the way, and a proxy that gets no answer to it may not send it again.
/// </summary>
internal sealed class LingeringSockets(IOptions<SocketTransportOptions> options, ILoggerFactory logs, TimeProvider time) : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    /// <summary>How long a request may be on its way.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(250);

    private readonly SocketTransportFactory _sockets = new(options, logs);

    /// <inheritdoc/>
    public bool CanBind(EndPoint endpoint) => _sockets.CanBind(endpoint);

    /// <inheritdoc/>
    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new Listener(await _sockets.BindAsync(endpoint, cancellationToken), time);

    private sealed class Listener(IConnectionListener sockets, TimeProvider time) : IConnectionListener
    {
        public EndPoint EndPoint => sockets.EndPoint;

        public ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) => sockets.AcceptAsync(cancellationToken);

        public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            await sockets.UnbindAsync(cancellationToken);
            await Task.Delay(Moment, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        public ValueTask DisposeAsync() => sockets.DisposeAsync();
    }
}
