using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>Stands between two programs and keeps each byte that passes, so that one can look for what must not.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<(MemoryStream There, MemoryStream Back)> _connections = [];
    private readonly Task _running;
    private readonly TaskCompletionSource<int> _port = new();

    public Relay()
    {
        _listener.Start();
        _running = RunAsync();
    }

    /// <summary>Where to connect to.</summary>
    public Uri Address => new($"http://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Tells where everything goes; connections wait until then.</summary>
    public void LeadTo(int port) => _port.TrySetResult(port);

    /// <summary>All that was sent towards the target.</summary>
    public string There => Text(connection => connection.There);

    /// <summary>All that came back.</summary>
    public string Back => Text(connection => connection.Back);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(PassAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task PassAsync(TcpClient near)
    {
        try
        {
            using var client = near;
            using var far = new TcpClient();
            await far.ConnectAsync(IPAddress.Loopback, await _port.Task.WaitAsync(_stop.Token), _stop.Token);
            var kept = (There: new MemoryStream(), Back: new MemoryStream());
            _connections.Add(kept);
            await Task.WhenAny(CopyAsync(client, far, kept.There), CopyAsync(far, client, kept.Back));
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or SocketException)
        {
            // The connection ended as connections do.
            return;
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, MemoryStream kept)
    {
        var buffer = new byte[16 * 1024];
        var (source, target) = (from.GetStream(), to.GetStream());
        while (await source.ReadAsync(buffer, _stop.Token) is > 0 and var length)
        {
            lock (kept)
                kept.Write(buffer, 0, length);
            await target.WriteAsync(buffer.AsMemory(0, length), _stop.Token);
        }
    }

    private string Text(Func<(MemoryStream There, MemoryStream Back), MemoryStream> side)
    {
        var text = new StringBuilder();
        foreach (var connection in _connections)
        {
            var kept = side(connection);
            lock (kept)
                text.AppendLine(Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length));
        }

        return text.ToString();
    }
}
