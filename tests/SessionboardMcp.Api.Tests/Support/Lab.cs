using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Sharing;
using SessionboardMcp.Api.Transport;
using SessionboardMcp.Logs;

namespace SessionboardMcp.Api.Tests.Support;

/// <summary>A stub server, the client as a host composes it, a clock and the logs.</summary>
internal sealed class Lab : IAsyncDisposable
{
    public const string Token = "token-5e7c-never-to-be-seen";

    private readonly ServiceProvider _services;

    private Lab(StubServer server, QuickClock clock, Action<SessionboardOptions>? configure, ISharedAnswers? shared)
    {
        Server = server;
        Clock = clock;
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddFakeLogging());
        services.AddLogging(SuiteLog.AddTo);
        if (shared is not null)
            services.AddSingleton(shared);
        services.AddSessionboardApi();
        services.Configure<SessionboardOptions>(options =>
        {
            options.BaseUrl = server.Address.AbsoluteUri;
            configure?.Invoke(options);
        });
        _services = services.BuildServiceProvider();
    }

    public StubServer Server { get; }

    public QuickClock Clock { get; }

    public FakeLogCollector Logs => _services.GetFakeLogCollector();

    public ISessionboardClientFactory Factory => _services.GetRequiredService<ISessionboardClientFactory>();

    public Wire Wire => _services.GetRequiredService<Wire>();

    public ISessionboardClient Client => ClientOf(Token);

    public static async Task<Lab> OpenAsync(Action<SessionboardOptions>? configure = null, ISharedAnswers? shared = null, QuickClock? clock = null) =>
        new(await StubServer.StartAsync(), clock ?? new QuickClock(), configure, shared);

    public ISessionboardClient ClientOf(string token) => Factory.Create(new ApiTokenCredential(token));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
    }
}
