using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Api.Logs;
using SessionboardMcp.Logs;
using SessionboardMcp.Server.Identity.Keys;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Changes;
using SessionboardMcp.Server.Storage.Connections;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.OnPostgres;

/// <summary>The store of one server process, at an address.</summary>
internal sealed class PostgresProcess : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public PostgresProcess(string address, TimeProvider? time = null, KeyCertificates? certificates = null, bool migrates = true)
    {
        var services = new ServiceCollection();
        services.AddLogging(SuiteLog.AddTo);
        services.AddSecretFreeLogs();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddStorage(new PostgresStore(PostgresAddress.Parse(address), certificates ?? PostgresServer.Certificates, migrates));
        services.AddChangeStorage(isBySignIn: false);
        services.AddConnectionStore();
        services.AddSingleton<ServerKeyRing>();
        _services = services.BuildServiceProvider();
    }

    public IServiceProvider Services => _services;

    public IStore Store => _services.GetRequiredService<IStore>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task MigrateAsync() => StorageServices.MigrateAsync(_services, CancellationToken.None);

    public Task<ServerDatabase> OpenAsync() => _services.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync();

    /// <summary>A clock that is wrong by so much.</summary>
    public static TimeProvider ClockAhead(TimeSpan by) => new FakeTimeProvider(TimeProvider.System.GetUtcNow() + by);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
