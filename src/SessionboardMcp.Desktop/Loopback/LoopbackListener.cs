using System.Net;
using System.Net.Sockets;

namespace SessionboardMcp.Desktop.Loopback;

/// <summary>
/// Listens on a free port of 127.0.0.1 for one browser (RFC 8252, section 7.3). Few connections are open at once, and one that keeps this
/// program waiting gives way to the next: a slow one holds up nobody.
/// </summary>
internal sealed class LoopbackListener : IAsyncDisposable
{
    private const int MostOpen = 32;

    // So many files are open that none can be accepted: it may be over in a moment.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Func<LoopbackRequest, Task<LoopbackAnswer>> _answer;
    private readonly TimeProvider _time;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Dictionary<LoopbackConnection, Task> _open = [];
    private readonly Task _accepting;

    private LoopbackListener(Func<Uri, Func<LoopbackRequest, Task<LoopbackAnswer>>> answers, TimeProvider time)
    {
        _time = time;
        _listener.ExclusiveAddressUse = true;
        _listener.Start(MostOpen);
        Address = new Uri($"http://{_listener.LocalEndpoint}");
        _answer = answers(Address);
        _accepting = Task.Run(AcceptAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Begins to listen.</summary>
    /// <param name="answers">What answers requests at an address; it throws nothing.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="SocketException">The system gives no port.</exception>
    public static LoopbackListener Start(Func<Uri, Func<LoopbackRequest, Task<LoopbackAnswer>>> answers, TimeProvider time) => new(answers, time);

    /// <summary>Listens no more. What is being answered is answered first.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        Task[] open;
        lock (_open)
            open = [.. _open.Values];
        await Task.WhenAll(open);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                Admit(await _listener.AcceptSocketAsync(_end.Token));
            }
            catch (SocketException)
            {
                await Task.Delay(Pause, _time, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Admit(Socket socket)
    {
        lock (_open)
        {
            if (_open.Count >= MostOpen)
            {
                if (_open.Keys.FirstOrDefault(one => !one.IsBusy) is not { } slow)
                {
                    socket.Dispose();
                    return;
                }

                _open.Remove(slow);
                slow.GiveUp();
            }

            var connection = new LoopbackConnection(socket, _answer, _time, _end.Token);
            _open.Add(connection, Task.Run(() => ServeAsync(connection)));
        }
    }

    private async Task ServeAsync(LoopbackConnection connection)
    {
        await connection.ServeAsync();
        lock (_open)
            _open.Remove(connection);
    }
}
