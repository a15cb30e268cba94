using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SessionboardMcp.Server.Tests.Support;

/// <summary>Stands before a <see cref="PostgresServer"/> on a port of this machine, and can be made to swallow all that is sent, as a network that drops packets does.</summary>
internal sealed class SilentProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly string _socket;
    private readonly Task _accepting;
    private volatile bool _isSilent;
    private int _connections;

    public SilentProxy(PostgresServer server)
    {
        _socket = Path.Combine(server.Socket, ".s.PGSQL.5432");
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>How many connections came.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The address of a database behind it.</summary>
    public string AddressOf(string database) => string.Create(
        CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={((IPEndPoint)_listener.LocalEndpoint).Port};Database={database};Username=postgres;SSL Mode=Disable;GSS Encryption Mode=Disable;Maximum Pool Size=10");

    /// <summary>From now on nothing comes through, and nothing is refused. What was swallowed on a connection is lost, so that it stays silent for ever.</summary>
    public void Silence() => _isSilent = true;

    /// <summary>Lets new connections through.</summary>
    public void Speak() => _isSilent = false;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            var client = await _listener.AcceptSocketAsync(_end.Token);
            Interlocked.Increment(ref _connections);
            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using (client)
        using (var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            var lost = new Lost();
            await server.ConnectAsync(new UnixDomainSocketEndPoint(_socket));
            await Task.WhenAny(PumpAsync(client, server, lost), PumpAsync(server, client, lost));
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Lost lost)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReceiveAsync(buffer, _end.Token) is > 0 and var count)
        {
            lost.IsSo |= _isSilent;
            if (!lost.IsSo)
                await to.SendAsync(buffer.AsMemory(0, count), _end.Token);
        }
    }

    private sealed class Lost
    {
        public volatile bool IsSo;
    }
}
