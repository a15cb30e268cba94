using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace SessionboardMcp.Server.Hosting;

/// <summary>
/// Kestrel's sockets, which lose nobody who came just before they stop listening, as a proxy that gets no answer may not send a request again: who is connected
/// and not yet taken is taken first, and those without a call are ended a moment later, as a request may be on its way.
/// </summary>
internal sealed class LingeringSockets : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    /// <summary>How long a request may be on its way, and a connection may wait to be taken; less where nobody is connected.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly SocketTransportFactory _sockets;
    private readonly TimeProvider _time;
    private Socket? _bound;

    /// <summary>Sockets as they are configured.</summary>
    public LingeringSockets(IOptions<SocketTransportOptions> options, ILoggerFactory logs, TimeProvider time)
    {
        var bind = options.Value.CreateBoundListenSocket;
        options.Value.CreateBoundListenSocket = endpoint => _bound = bind(endpoint);
        (_sockets, _time) = (new SocketTransportFactory(options, logs), time);
    }

    /// <inheritdoc/>
    public bool CanBind(EndPoint endpoint) => _sockets.CanBind(endpoint);

    /// <inheritdoc/>
    /// <remarks>Kestrel binds one address after the other.</remarks>
    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var sockets = await _sockets.BindAsync(endpoint, cancellationToken);
        return new Listener(sockets, _bound!, _time);
    }

    private sealed class Listener(IConnectionListener sockets, Socket bound, TimeProvider time) : IConnectionListener
    {
        private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

        private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
        // The listener itself is one, until it stops.
        private int _open = 1;

        public EndPoint EndPoint => sockets.EndPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            var connection = await sockets.AcceptAsync(cancellationToken);
            if (connection is not null)
            {
                Interlocked.Increment(ref _open);
                connection.ConnectionClosed.Register(Leave);
            }

            return connection;
        }

        public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            var begun = time.GetTimestamp();
            while (Waiting(bound) > 0 && time.GetElapsedTime(begun) < Moment && !cancellationToken.IsCancellationRequested)
                await Task.Delay(Step, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await sockets.UnbindAsync(cancellationToken);
            Leave();
            await _left.Task.WaitAsync(Moment, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        public ValueTask DisposeAsync() => sockets.DisposeAsync();

        private void Leave()
        {
            if (Interlocked.Decrement(ref _open) == 0)
                _left.TrySetResult();
        }

        // tcp(7), TCP_INFO, struct tcp_info of linux/tcp.h: of a socket that listens, tcpi_unacked is how many are connected and not yet accepted.
        private static uint Waiting(Socket listening)
        {
            const int TcpInfo = 11;
            const int Unacked = 24;
            if (!OperatingSystem.IsLinux())
                return 0;
            Span<byte> info = stackalloc byte[Unacked + sizeof(uint)];
            try
            {
                return listening.GetRawSocketOption((int)SocketOptionLevel.Tcp, TcpInfo, info) < info.Length ? 0 : MemoryMarshal.Read<uint>(info[Unacked..]);
            }
            catch (SocketException)
            {
                // A socket of another kind, such as a Unix domain's.
                return 0;
            }
        }
    }
}
