using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Identity;
using SessionboardMcp.Server.Tests.Identity.OutsideIssuer;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>Each way to serve, on a real socket, with its log.</summary>
internal sealed class AbusedHost : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<IAsyncDisposable> _parts = [];

    public LoggedLines Log { get; } = new(LogLevel.Warning);

    public Uri Address { get; private set; } = null!;

    /// <summary>The Host header that it goes by.</summary>
    public string Host { get; private set; } = "";

    /// <summary>A token that it accepts at the MCP endpoint.</summary>
    public string Token { get; private set; } = "none";

    /// <summary>A client that it knows.</summary>
    public string Client { get; private set; } = "none";

    public static async Task<AbusedHost> StartAsync(string kind)
    {
        var host = new AbusedHost();
        var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000, LoggerFactory = LoggerFactory.Create(logging => logging.AddProvider(host.Log)) });
        host._parts.Add(sandbox);
        await (kind switch
        {
            "local" => host.StartLocalAsync(sandbox),
            "sign-in" => host.StartSignInAsync(sandbox),
            "outside" => host.StartOutsideAsync(sandbox),
            _ => host.UseAsync(sandbox.BaseAddress),
        });
        host.Log.Take();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in Enumerable.Reverse(_parts))
            await part.DisposeAsync();
        _directory.Dispose();
    }

    private async Task StartLocalAsync(SandboxHost sandbox)
    {
        var settings = new ServeSettings { IsLocal = true, UsesSandbox = true, Urls = "http://127.0.0.1:0" };
        var builder = ServeBuilder.CreateToServe(settings, sandbox.BaseAddress);
        builder.Logging.AddProvider(Log);
        var app = LocalApp.Build(builder, settings, sandbox.BaseAddress, LocalToken.None);
        _parts.Add(app);
        await app.StartAsync();
        await UseAsync(new Uri(app.Urls.First()));
    }

    private async Task StartSignInAsync(SandboxHost sandbox)
    {
        var address = PublicAddress.Resolve($"http://localhost:{SignInServer.FreePort()}", []);
        var settings = new ServeSettings { UsesSandbox = true, Urls = address.Text, Data = _directory.Path };
        var builder = ServeBuilder.CreateToServe(settings, sandbox.BaseAddress);
        builder.Logging.AddProvider(Log);
        var app = SignInApp.Build(builder, settings, sandbox.BaseAddress);
        _parts.Add(app);
        await SignInApp.PrepareAsync(app.Services, usesSandbox: true, CancellationToken.None);
        await app.StartAsync();
        await UseAsync(address.Origin);
        using var visitor = new Visitor(address);
        Token = (await SandboxServer.SignInAsync(visitor, "dana")).Access;
        Client = visitor.ClientId;
    }

    private async Task StartOutsideAsync(SandboxHost sandbox)
    {
        var provider = await TestProvider.StartAsync();
        _parts.Add(provider);
        var app = await OutsideServer.StartAsync(provider.Authority, sandbox.BaseAddress, builder =>
        {
            builder.Logging.AddProvider(Log);
            builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        });
        _parts.Add(app);
        await UseAsync(new Uri(app.Urls.First()));
        Host = "mcp.example.org";
        Token = provider.Issue(groups: ["organizers"]);
    }

    private Task UseAsync(Uri address)
    {
        (Address, Host) = (address, address.Authority);
        return Task.CompletedTask;
    }
}
