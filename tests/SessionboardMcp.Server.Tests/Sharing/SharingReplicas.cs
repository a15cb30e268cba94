using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Sharing;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Flows;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Sharing;

/// <summary>Several servers that people sign in to, on one data directory and before one sandbox, as behind a proxy that gives each call to any of them.</summary>
internal sealed class SharingReplicas : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<WebApplication> _apps = [];
    private readonly List<PublicAddress> _addresses = [];
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler());

    private SharingReplicas(SandboxHost sandbox) => Sandbox = sandbox;

    public SandboxHost Sandbox { get; }

    /// <summary>The requests to the public API of Sessionboard since the last time.</summary>
    public IReadOnlyList<string> Requests()
    {
        var seen = new List<string>();
        while (_requests.TryDequeue(out var request))
            seen.Add(request);
        return seen;
    }

    /// <param name="count">How many.</param>
    /// <param name="redis">What they share; null for nothing.</param>
    /// <param name="holdsPersonalData">Whether they share what tells of people.</param>
    public static async Task<SharingReplicas> StartAsync(int count, string? redis, bool holdsPersonalData = true)
    {
        var made = new SharingReplicas(await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000 }));
        for (var number = 0; number < count; number++)
            await made.AddAsync(redis is null ? null : new SharingSettings(RedisAddress.Parse(redis), holdsPersonalData));
        return made;
    }

    public int Count => _apps.Count;

    public IServiceProvider this[int replica] => _apps[replica].Services;

    /// <summary>Signs somebody in, to call any of them.</summary>
    public async Task<(Visitor Browser, string Token, Connection Connection)> ConnectAsync(string person)
    {
        var browser = new Visitor(_addresses[0]);
        var known = await ConnectionsAsync();
        var scopes = string.Join(' ', Core.Access.Scopes.AllRead.Concat(Core.Access.Scopes.AllWrite).Append("offline_access"));
        var tokens = await SandboxServer.SignInAsync(browser, person, ("scope", scopes));
        return (browser, tokens.Access, (await ConnectionsAsync()).Single(connection => !known.Exists(other => other.Id == connection.Id)));
    }

    /// <summary>Calls a tool at one of them.</summary>
    public async Task<JsonElement> CallAsync(int replica, string token, string tool, object? arguments)
    {
        var parameters = JsonSerializer.Serialize(new { name = tool, arguments = arguments ?? new { } });
        using var answer = await ProxiedCall.SendAsync(_http, _addresses[replica], _addresses[0], token, parameters);
        return (await Visitor.JsonAsync(answer)).GetProperty("result");
    }

    /// <summary>The client of a connection, as one of them makes it for a call.</summary>
    public ISessionboardClient Client(int replica, Connection connection) => this[replica].GetRequiredService<ConnectionClients>().For(connection);

    /// <summary>What one of them says of whether it can take calls.</summary>
    public async Task<string> ReadyAsync(int replica)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_addresses[replica].Origin, "/readyz"));
        request.Headers.Host = _addresses[0].Origin.Authority;
        using var answer = await _http.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps)
            await app.DisposeAsync();
        await Sandbox.DisposeAsync();
        _http.Dispose();
        _directory.Dispose();
    }

    private async Task AddAsync(SharingSettings? shared)
    {
        var here = PublicAddress.Resolve($"http://localhost:{SignInServer.FreePort()}", []);
        _addresses.Add(here);
        var settings = new ServeSettings { UsesSandbox = true, Urls = here.Text, Data = _directory.Path };
        var builder = ServeBuilder.Create(settings, Sandbox.BaseAddress);
        builder.Configuration.AddInMemoryCollection(Core.Tests.Samples.ToolSamples.Settings);
        builder.Configuration[PublicAddress.Key] = _addresses[0].Text;
        builder.Services.AddSharing(shared);
        builder.Services.AddHttpClient(SessionboardServices.HttpClientName).AddHttpMessageHandler(() => new Counter(_requests));
        var app = SignInApp.Build(builder, settings, Sandbox.BaseAddress);
        await SignInApp.PrepareAsync(app.Services, usesSandbox: true, CancellationToken.None);
        await app.StartAsync();
        _apps.Add(app);
    }

    private async Task<List<Connection>> ConnectionsAsync()
    {
        await using var database = await this[0].GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync();
        return await database.Connections.AsNoTracking().ToListAsync();
    }

    private sealed class Counter(ConcurrentQueue<string> requests) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            requests.Enqueue($"{request.Method} {request.RequestUri!.PathAndQuery}");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
