using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Identity;

namespace SessionboardMcp.Server.Tests.Requirements;

/// <summary><c>serve --local</c> as it is composed, with the fixtures beside our own tools that the official suite asks for by name.</summary>
public sealed class ConformanceHost : IAsyncLifetime
{
    private SandboxHost? _sandbox;
    private WebApplication? _app;

    public string Mcp => $"{_app!.Urls.First()}/mcp";

    public async Task InitializeAsync()
    {
        _sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000 });
        var builder = ServeBuilder.Create(new ServeSettings { IsLocal = true, UsesSandbox = true }, _sandbox.BaseAddress);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddLocal(_sandbox.BaseAddress, LocalToken.None);
        builder.Services.AddMcpServer()
            .WithTools([.. FixtureTools.Create(), .. AskingTools.Create()])
            .WithPrompts(FixturePrompts.Create())
            .WithResources(FixtureResources.Create());
        _app = builder.Build();
        _app.UseLocal();
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app!.DisposeAsync();
        await _sandbox!.DisposeAsync();
    }
}
