using System.Net;
using System.Net.Sockets;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Desktop.Loopback;

/// <summary>A connection of a browser: one request, one answer.</summary>
/// <param name="socket">The connection.</param>
/// <param name="answer">Answers a request.</param>
/// <param name="time">The clock.</param>
/// <param name="end">The end of the listener: nothing more is read.</param>
internal sealed class LoopbackConnection(Socket socket, Func<LoopbackRequest, Task<LoopbackAnswer>> answer, TimeProvider time, CancellationToken end)
{
    // A browser that is on this machine needs a millisecond.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    // What of a refused body is still on its way would make the system cut the answer off (RFC 9112, section 9.6).
    private const int MostDrained = 256 * 1024;

    private volatile bool _isBusy;

    /// <summary>Whether its answer is being made; else it waits for the other side.</summary>
    public bool IsBusy => _isBusy;

    /// <summary>Closes it, whatever the other side still means to send or to read.</summary>
    public void GiveUp() => socket.Dispose();

    /// <summary>Reads the request, answers it, and closes.</summary>
    public async Task ServeAsync()
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            using var patience = new CancellationTokenSource(Longest, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, end);
            if (await AnsweredAsync(stream, either.Token) is { } answered)
                await SendAsync(stream, answered);
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Whoever asked has gone, or is too slow: nobody hears of it.
        }
    }

    private async Task<LoopbackAnswer?> AnsweredAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        try
        {
            if (await RequestReader.ReadAsync(stream, cancellationToken) is not { } request)
                return null;
            _isBusy = true;
            return IsAnothers() ? LoopbackAnswer.Plain(403, "This is for the account alone that runs this program.") : await answer(request);
        }
        catch (RefusedRequestException refused)
        {
            return LoopbackAnswer.Plain(refused.Status, "This request cannot be read.");
        }
        finally
        {
            _isBusy = false;
        }
    }

    // The key in the address of a window is an argument of the browser that is started, which every account of the machine may read.
    private bool IsAnothers() =>
        socket is { LocalEndPoint: IPEndPoint own, RemoteEndPoint: IPEndPoint peer } && LoopbackPeers.MayBeAnothers(own, peer);

    private async Task SendAsync(NetworkStream stream, LoopbackAnswer answered)
    {
        using var patience = new CancellationTokenSource(Longest, time);
        await stream.WriteAsync(answered.ToBytes(), patience.Token);
        socket.Shutdown(SocketShutdown.Send);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, end);
        var rest = new byte[4096];
        for (var drained = 0; drained < MostDrained;)
        {
            var read = await stream.ReadAsync(rest, either.Token);
            if (read == 0)
                return;
            drained += read;
        }
    }
}
