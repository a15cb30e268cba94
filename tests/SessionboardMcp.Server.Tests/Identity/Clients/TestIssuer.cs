using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using SessionboardMcp.Api.Logs;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Identity.Clients;
using SessionboardMcp.Server.Identity.Clients.Documents;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Clients;

/// <summary>The smallest authorization server that knows clients as ours does: it consents to everything at once.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    // RSA keys, which OpenIddict would make by itself, take seconds.
    private static readonly ECDsaSecurityKey SigningKey = new(ECDsa.Create(ECCurve.NamedCurves.nistP256));
    private readonly SqliteConnection _keeper;
    private readonly TemporaryDirectory _directory;
    private readonly WebApplication _app;

    private TestIssuer(SqliteConnection keeper, TemporaryDirectory directory, WebApplication app, FakeFetcher fetcher) =>
        (_keeper, _directory, _app, Fetcher) = (keeper, directory, app, fetcher);

    /// <summary>The address that a request of a test comes from.</summary>
    public const string CallerHeader = "X-Test-Caller";

    public FakeFetcher Fetcher { get; }

    /// <summary>What it logged.</summary>
    public FakeLogCollector Log { get; private init; } = null!;

    public FakeTimeProvider Time => (FakeTimeProvider)_app.Services.GetRequiredService<TimeProvider>();

    public IServiceProvider Services => _app.Services;

    /// <summary>Whether a client is stored, after the idle ones have been forgotten.</summary>
    public async Task<bool> KeepsAsync(string clientId)
    {
        await Services.GetRequiredService<IdleClients>().ForgetAsync(CancellationToken.None);
        return await Services.GetRequiredService<IRegisteredClients>().FindAsync(clientId, CancellationToken.None) is not null;
    }

    public HttpClient Client => _app.GetTestClient();

    public static async Task<TestIssuer> StartAsync(params (string Key, string Value)[] settings)
    {
        var source = $"Data Source={Guid.NewGuid():N};Mode=Memory;Cache=Shared";
        var directory = new TemporaryDirectory();
        var keeper = new SqliteConnection(source);
        await keeper.OpenAsync();
        var builder = WebApplication.CreateSlimBuilder();
        var log = new FakeLoggerProvider();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddSecretFreeLogs();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var fetcher = new FakeFetcher();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IClientDocumentFetcher>(fetcher);
        if (TestStore.IsOnServer)
        {
            builder.Services.AddStorage(TestStore.Open(directory.Path));
        }
        else
        {
            // In memory, which is faster than a file.
            builder.Services.AddDbContext<ServerDatabase>(options => options.UseSqlite(source));
            builder.Services.AddSingleton<IStore>(new SqliteStore(DataDirectory.Open(directory.Path, usesSandbox: false)));
        }

        builder.Services.AddClientRegistration(builder.Configuration);
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<ServerDatabase>())
            .AddServer(server => server
                .SetIssuer(new Uri("http://localhost/as"))
                .SetAuthorizationEndpointUris("as/authorize")
                .SetTokenEndpointUris("as/token")
                .SetConfigurationEndpointUris("as/.well-known/openid-configuration")
                .AllowAuthorizationCodeFlow()
                .AllowRefreshTokenFlow()
                .AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)))
                .AddSigningKey(SigningKey)
                .Configure(options => options.CodeChallengeMethods.Remove(OpenIddictConstants.CodeChallengeMethods.Plain))
                .AddClientMetadataDocuments()
                .UseAspNetCore(host => host.EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement()));
        var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ServerDatabase>().Database.EnsureCreatedAsync();
        app.Use((context, next) =>
        {
            if (IPAddress.TryParse(context.Request.Headers[CallerHeader], out var caller))
                context.Connection.RemoteIpAddress = caller;
            return next(context);
        });
        app.UseAuthentication();
        app.MapClientRegistration();
        app.MapGet("/as/authorize", Consent);
        await app.StartAsync();
        return new TestIssuer(keeper, directory, app, fetcher) { Log = log.Collector };
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _keeper.DisposeAsync();
        _directory.Dispose();
    }

    private static IResult Consent(HttpContext context)
    {
        var identity = new ClaimsIdentity("test", OpenIddictConstants.Claims.Name, OpenIddictConstants.Claims.Role);
        identity.SetClaim(OpenIddictConstants.Claims.Subject, Guid.NewGuid().ToString("N"));
        identity.SetScopes(context.GetOpenIddictServerRequest()!.GetScopes());
        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }
}
