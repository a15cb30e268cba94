using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Api.Logs;
using SessionboardMcp.Changes;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Logs;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Changes;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.Changes;

/// <summary>One data directory, and as many processes at it as are opened.</summary>
internal sealed class KeptChanges : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<ServiceProvider> _processes = [];

    public FakeTimeProvider Time { get; } = new(SampleChange.Noon);

    public string Data => _directory.Path;

    public DataDirectory Directory => DataDirectory.Open(Data, usesSandbox: false);

    /// <summary>Another process at the directory.</summary>
    public ServiceProvider Open(bool isBySignIn = false, Action<IServiceCollection>? add = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(SuiteLog.AddTo);
        services.AddSecretFreeLogs();
        services.AddSingleton<TimeProvider>(Time);
        services.AddStorage(TestStore.Open(Data));
        services.AddChangeStorage(isBySignIn);
        add?.Invoke(services);
        var provider = services.BuildServiceProvider();
        _processes.Add(provider);
        return provider;
    }

    public static IChangeStore Store(IServiceProvider process) => process.GetRequiredService<IChangeStore>();

    /// <summary>Does something with the database that no code of ours does.</summary>
    public Task<int> TamperAsync(string sql) => TestStore.ExecuteAsync(Data, sql);

    /// <summary>Adds a connection as signing in does.</summary>
    public static async Task ConnectAsync(IServiceProvider process, string id)
    {
        await StorageServices.MigrateAsync(process, CancellationToken.None);
        await using var database = await process.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync();
        database.Connections.Add(new Connection
        {
            Id = id,
            ClientId = "client",
            ClientName = "Client",
            RedirectHost = "client.example",
            Region = "us",
            UpstreamHost = "https://host",
            ChosenScopes = new HashSet<string>(),
            GrantedScopes = new HashSet<string>(),
            CreatedAt = SampleChange.Noon,
            BrowserKeyHash = "hash",
        });
        await database.SaveChangesAsync();
    }

    public void Dispose()
    {
        foreach (var process in _processes)
            process.Dispose();
        _directory.Dispose();
    }
}
