using Microsoft.AspNetCore.Builder;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;

namespace SessionboardMcp.Server.Tests.Flows.Replicas;

/// <summary>One replica, as <c>serve</c> composes it, which can be stopped and started again at the same address.</summary>
/// <param name="port">Where it listens, on loopback.</param>
/// <param name="settings">The command line after <c>serve</c>.</param>
internal sealed class HostedReplica(int port, string[] settings) : IAsyncDisposable
{
    private WebApplication? _app;
    private CancellationTokenSource? _end;
    private Task _running = Task.CompletedTask;

    public int Port => port;

    /// <summary>Starts it, in the order of <see cref="SignInRun"/>.</summary>
    public async Task StartAsync()
    {
        var serve = new ServeSettings { Urls = $"http://127.0.0.1:{port}", Configuration = settings };
        var builder = ServeBuilder.Create(serve, sandbox: null);
        builder.AddDraining();
        _app = SignInApp.Build(builder, serve, sandbox: null);
        await SignInApp.PrepareAsync(_app.Services, usesSandbox: false, CancellationToken.None);
        await Listening.StartAsync(_app, CancellationToken.None);
        _end = new CancellationTokenSource();
        _running = Draining.RunAsync(_app, CancellationToken.None, _end.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>Stops it as SIGTERM does: what runs is finished.</summary>
    public async Task StopAsync()
    {
        if (_app is null)
            return;
        await _end!.CancelAsync();
        await _running;
        await _app.DisposeAsync();
        _end.Dispose();
        _app = null;
    }
}
