using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Identity;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary><c>serve --local</c> on a free port of this machine, with a sandbox behind it.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private readonly bool _asReal;
    private SandboxHost? _sandbox;
    private WebApplication? _app;

    public RunningServer()
        : this(asReal: false)
    {
    }

    /// <param name="asReal">Whether the server takes the sandbox for the real Sessionboard, with a real credential.</param>
    internal RunningServer(bool asReal) => _asReal = asReal;

    public Uri Address => new(_app!.Urls.First());

    public Uri Mcp => new(Address, "mcp");

    internal IServiceProvider Services => _app!.Services;

    internal string? Token => _app!.Services.GetRequiredService<LocalToken>().Value;

    public async Task InitializeAsync()
    {
        _sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000 });
        var settings = new ServeSettings
        {
            IsLocal = true,
            UsesSandbox = !_asReal,
            Urls = "http://127.0.0.1:0",
            Configuration = _asReal ? [$"--Sessionboard:BaseUrl={_sandbox.BaseAddress}", "--Sessionboard:ApiToken=sandbox-full"] : [],
        };
        _app = LocalApp.Build(settings, _asReal ? null : _sandbox.BaseAddress);
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app!.DisposeAsync();
        await _sandbox!.DisposeAsync();
    }
}
