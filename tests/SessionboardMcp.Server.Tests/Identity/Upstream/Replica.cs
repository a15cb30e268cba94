using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Logs;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Connections;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Upstream;

/// <summary>The services of one server process, on a data directory that several can share.</summary>
internal sealed class Replica : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Replica(ServiceProvider services) => _services = services;

    public IConnectionTokens Tokens => _services.GetRequiredService<IConnectionTokens>();

    public ConnectionSecrets Secrets => _services.GetRequiredService<ConnectionSecrets>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<Replica> StartAsync(
        TemporaryDirectory directory, SandboxHost sandbox, TimeProvider? time = null, RefreshProbe? probe = null, Uri? host = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(SuiteLog.AddTo);
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Sessionboard:BaseUrl", sandbox.BaseAddress.ToString())]).Build());
        if (time is not null)
            services.AddSingleton(time);
        if (probe is not null)
        {
            services.ConfigureDbContext<ServerDatabase>(options => options.AddInterceptors(probe));
            services.ConfigureDbContext<PostgresDatabase>(options => options.AddInterceptors(probe));
        }
        services.AddStorage(TestStore.Open(directory.Path, usesSandbox: true));
        services.AddSessionboardApi();
        services.AddUpstream(_ => new UpstreamSettings(
            "sessionboard-mcp", new Uri("http://localhost:3001"), new Dictionary<string, Uri> { ["us"] = host ?? sandbox.BaseAddress }));
        var provider = services.BuildServiceProvider();
        await StorageServices.MigrateAsync(provider, CancellationToken.None);
        return new Replica(provider);
    }

    /// <summary>Signs a person in, and stores the grant as a connection.</summary>
    public async Task<Connection> ConnectAsync(
        SandboxHost sandbox, string person, DateTimeOffset expiresAt, string scope = "read:events read:insights", string? organization = null)
    {
        var (access, refresh, granted) = await SandboxPerson.SignInAsync(sandbox, person, scope, organization);
        var host = sandbox.BaseAddress.GetLeftPart(UriPartial.Authority);
        var scopes = granted.Split(' ').ToHashSet();
        var connection = new Connection
        {
            Id = Guid.NewGuid().ToString("N"),
            ClientId = "client",
            ClientName = "Client",
            RedirectHost = "client.example",
            Region = "us",
            UpstreamHost = host,
            ChosenScopes = scopes,
            GrantedScopes = scopes,
            CreatedAt = DateTimeOffset.UnixEpoch,
            BrowserKeyHash = "hash",
            UpstreamAccessToken = Secrets.ProtectAccessToken("us", host, access),
            UpstreamRefreshToken = Secrets.ProtectRefreshToken("us", host, refresh),
            UpstreamExpiresAt = expiresAt,
        };
        await using var database = await Get<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync();
        database.Connections.Add(connection);
        await database.SaveChangesAsync();
        return connection;
    }

    /// <summary>The typed client of a connection, as the server makes it for each request.</summary>
    public ISessionboardClient Client(Connection connection) => Get<ISessionboardClientFactory>().Create(
        new BearerCredential(Tokens, connection.Id));

    /// <summary>The row as it is now.</summary>
    public async Task<Connection> RowAsync(string id) => (await Get<ConnectionStore>().FindAsync(id, CancellationToken.None))!;

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
