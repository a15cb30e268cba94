using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Server.Hosting;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>A socket that stops listening, on Linux: elsewhere nobody tells who waits to be taken.</summary>
public sealed class LingeringSocketsTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private IConnectionListener _listener = null!;

    public async Task InitializeAsync()
    {
        var sockets = new LingeringSockets(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance, _time);
        _listener = await sockets.BindAsync(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public async Task DisposeAsync() => await _listener.DisposeAsync();

    [Fact]
    public async Task Who_is_connected_is_taken_before_it_stops_listening()
    {
        using var client = await ConnectedAsync();
        var stopped = _listener.UnbindAsync().AsTask();
        stopped.IsCompleted.ShouldBeFalse();

        await using var connection = await _listener.AcceptAsync();

        connection.ShouldNotBeNull();
        await EndedAsync(stopped);
    }

    [Fact]
    public async Task Where_nobody_is_connected_nothing_is_waited_for()
    {
        await _listener.UnbindAsync();

        (await _listener.AcceptAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task The_wait_ends_with_the_last_connection()
    {
        using var client = await ConnectedAsync();
        var connection = await _listener.AcceptAsync();
        var stopped = _listener.UnbindAsync().AsTask();
        stopped.IsCompleted.ShouldBeFalse();

        await connection!.DisposeAsync();

        await stopped.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task One_that_nobody_takes_holds_it_up_for_a_moment_only()
    {
        using var client = await ConnectedAsync();
        var stopped = _listener.UnbindAsync().AsTask();

        (await EndedAsync(stopped)).ShouldBeGreaterThanOrEqualTo(LingeringSockets.Moment);

        (await _listener.AcceptAsync()).ShouldBeNull();
    }

    private async Task<TcpClient> ConnectedAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)_listener.EndPoint);
        return client;
    }

    // Bounded, so that a wait without an end is a failure and no busy loop.
    private async Task<TimeSpan> EndedAsync(Task stopped)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!stopped.IsCompleted && !patience.IsCancellationRequested)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        stopped.IsCompleted.ShouldBeTrue("it ends by its clock");
        await stopped;
        return _time.GetUtcNow() - _time.Start;
    }
}
