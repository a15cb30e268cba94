using Microsoft.AspNetCore.Builder;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Tests.Storage;

namespace SessionboardMcp.Server.Tests.SignIn;

/// <summary><c>serve --sandbox</c> as the command line composes it, on a free port.</summary>
public sealed class SandboxServer : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private WebApplication? _app;

    internal PublicAddress Address { get; } = PublicAddress.Resolve($"http://localhost:{SignInServer.FreePort()}", []);

    internal SandboxHost Sandbox { get; private set; } = null!;

    internal IServiceProvider Services => _app!.Services;

    public async Task InitializeAsync()
    {
        Sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000 });
        _app = SignInApp.Build(new ServeSettings { UsesSandbox = true, Urls = Address.Text, Data = _directory.Path }, Sandbox.BaseAddress);
        await SignInApp.PrepareAsync(_app.Services, usesSandbox: true, CancellationToken.None);
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app!.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    public void Dispose() => _directory.Dispose();
}
