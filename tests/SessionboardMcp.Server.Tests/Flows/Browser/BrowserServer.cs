using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.OAuth;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Identity.Clients.Documents;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Identity.Authorization;
using SessionboardMcp.Server.Tests.Identity.Clients;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>
/// The whole server with a sandbox behind it. All that passes between clients, server and sandbox goes through relays that keep it,
/// and all that is logged is kept, too.
/// </summary>
public class BrowserServer : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly RequestedScopes _requested = new();
    private WebApplication? _app;
    private SandboxHost? _sandbox;
    private DocumentHost? _documents;
    private Chromium? _chromium;

    /// <summary>Between assistants and browsers on one side, and the server.</summary>
    internal Relay Front { get; } = new();

    /// <summary>Between the server, and the browser, and the sandbox.</summary>
    internal Relay Back { get; } = new();

    internal ConcurrentQueue<string> Logged { get; } = new();

    internal PublicAddress Address { get; private set; } = null!;

    /// <summary>The address of an assistant's metadata document, which lies on this machine.</summary>
    internal Uri Document => _documents!.ClientId;

    internal IServiceProvider Services => _app!.Services;

    internal Chromium Chromium => _chromium ?? throw new InvalidOperationException("There is no browser.");

    internal SandboxHost Sandbox => _sandbox ?? throw new InvalidOperationException("There is no sandbox.");

    /// <summary>How Sessionboard signs people in.</summary>
    private protected virtual SandboxOAuthOptions OAuth => new();

    public async Task InitializeAsync()
    {
        if (new ChromiumFactAttribute().Skip is not null)
            return;
        _chromium = await Chromium.StartAsync();
        _documents = await DocumentHost.StartAsync(context => DocumentHost.SendAsync(context, Rules.Document(""","grant_types":["authorization_code","refresh_token"]""", Document.AbsoluteUri, redirect: "http://127.0.0.1/callback")));
        // Another name than the server's, so that cookies see two sites, as at Sessionboard.
        var back = new Uri($"http://127.0.0.1:{Back.Address.Port}");
        _sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000, OAuth = OAuth });
        Back.LeadTo(_sandbox.BaseAddress.Port);
        Address = PublicAddress.Resolve(Front.Address.GetLeftPart(UriPartial.Authority), []);
        _app = await StartAsync(back);
        Front.LeadTo(new Uri(_app.Urls.First()).Port);
    }

    public async Task DisposeAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { _chromium, _app, Front, Back, _sandbox, _documents })
            await (part?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    public void Dispose()
    {
        _directory.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes what is asked for what it were if tools needed writes, or what it is.</summary>
    internal void AskForWrites(bool really) => _requested.Instead = !really ? null : "read:insights read:events read:sessions write:sessions write:contacts write:metadata offline_access";

    /// <summary>Makes what is asked for these scopes, or with null what it is.</summary>
    internal void AskFor(string? scopes) => _requested.Instead = scopes;

    /// <summary>The id of the connection that was made last.</summary>
    internal async Task<string> NewestConnectionAsync()
    {
        await using var database = await _app!.Services.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync();
        return await database.Connections.Where(row => row.EndedAt == null).OrderByDescending(row => row.CreatedAt).Select(row => row.Id).FirstAsync();
    }

    private async Task<WebApplication> StartAsync(Uri sandbox)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Sessionboard:BaseUrl"] = sandbox.ToString(),
            ["Sessionboard:OAuth:ClientId"] = SandboxOAuthOptions.ClientId,
            ["Sessionboard:Regions"] = "us,eu",
            ["Privacy:ShowPersonalData"] = "true",
        });
        builder.Logging.ClearProviders().AddProvider(new LogKeeper(Logged)).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IClientDocumentFetcher>(DocumentHost.FetchThrough(DocumentHost.ToLoopback()));
        builder.Services.AddUpstream(provider => UpstreamSettings.Read(
            builder.Configuration, provider.GetRequiredService<IOptions<SessionboardOptions>>().Value, Address.Origin));
        builder.AddSignIn(Address, new SqliteStore(DataDirectory.Open(_directory.Path, usesSandbox: true)), usesSandbox: true);
        _requested.AddTo(builder.Services);
        var app = builder.Build();
        app.UseSignIn();
        app.MapUpstream();
        await SignInApp.PrepareAsync(app.Services, usesSandbox: true, CancellationToken.None);
        await app.StartAsync();
        return app;
    }

    private sealed class LogKeeper(ConcurrentQueue<string> lines, string category = "") : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => new LogKeeper(lines, categoryName);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{category}[{eventId}]: {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
