using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Connections;
using SessionboardMcp.Server.Tests.Identity.Authorization;

namespace SessionboardMcp.Server.Tests.Support;

/// <summary>The server that people sign in to, on a free port, before a <see cref="FakeUpstream"/>.</summary>
public sealed class SignInServer : IAsyncLifetime, IDisposable
{
    private const int LowestPort = 20_000;
    private const int Ports = 12_000;

    private static int _lastPort = RandomNumberGenerator.GetInt32(Ports);

    private readonly TemporaryDirectory _directory = new();
    private WebApplication? _app;

    internal FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    internal FakeUpstream Upstream { get; }

    internal PublicAddress Address { get; init; } = PublicAddress.Resolve($"http://localhost:{FreePort()}", []);

    /// <summary>Where it listens; null for its public address.</summary>
    internal string? Behind { get; init; }

    /// <summary>What a test adds to its services.</summary>
    internal Action<IServiceCollection> Added { get; init; } = _ => { };

    internal IServiceProvider Services => _app!.Services;

    internal string Data => _directory.Path;

    internal Action<ILoggingBuilder> Logging { get; set; } = _ => { };

    internal Dictionary<string, string?> Configuration { get; } = [];

    internal RequestedScopes Requested { get; } = new();

    public SignInServer() => Upstream = new FakeUpstream(Time);

    public Task InitializeAsync() => StartAsync();

    public Task DisposeAsync() => StopAsync();

    public void Dispose() => _directory.Dispose();

    /// <summary>Starts again, as after a deploy: same directory, same address.</summary>
    internal async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    internal async Task<T> QueryAsync<T>(Func<ServerDatabase, Task<T>> query)
    {
        await using var database = await Services.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync();
        return await query(database);
    }

    private async Task StartAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(Configuration);
        builder.Logging.ClearProviders();
        Logging(builder.Logging);
        builder.WebHost.UseUrls(Behind ?? Address.Text);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton<IUpstreamSignIn>(Upstream);
        builder.Services.AddSingleton<IConnectionTokens>(Upstream);
        builder.Services.AddSingleton<ConnectionClients>();
        builder.Services.AddSingleton(new UpstreamSettings("test", Address.Origin, new Dictionary<string, Uri>
        {
            ["us"] = new("https://us.sessionboard.example/"),
            ["eu"] = new("https://eu.sessionboard.example/"),
        }));
        builder.Services.AddSingleton<IGrantHosts>(provider => provider.GetRequiredService<UpstreamSettings>());
        builder.AddSignIn(Address, TestStore.Open(_directory.Path), usesSandbox: false);
        Requested.AddTo(builder.Services);
        Added(builder.Services);
        _app = builder.Build();
        _app.UseSignIn();
        _app.MapGet("/oauth/callback/{region}", (HttpContext context, string region, string request, string? error, ISignInCompletion completion) =>
            error is not null ? completion.RefusedAsync(context, request, region, error)
            : completion.CompletedAsync(context, request, region, Upstream.Tokens(Upstream.Begun.First(begun => begun.Request == request).Scopes)));
        await SignInApp.PrepareAsync(_app.Services, usesSandbox: false, CancellationToken.None);
        await _app.StartAsync();
    }

    private async Task StopAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
    }

    // Below the range from which the system gives a port to whoever asks for any: one of those could be given away before the server listens. None is
    // given to two tests of a run.
    internal static int FreePort()
    {
        while (true)
        {
            var port = LowestPort + ((Interlocked.Increment(ref _lastPort) & int.MaxValue) % Ports);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it; there are others.
            }
        }
    }
}
