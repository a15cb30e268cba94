using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Tests.Support;

/// <summary>The data directory of server processes, looked at and changed from outside.</summary>
internal sealed class KeptConnections : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public KeptConnections(string data)
    {
        var services = new ServiceCollection();
        services.AddStorage(DataDirectory.Open(data, usesSandbox: false));
        _services = services.BuildServiceProvider();
    }

    public async Task<IReadOnlyList<Connection>> AllAsync()
    {
        await using var database = await OpenAsync();
        return await database.Connections.AsNoTracking().ToListAsync();
    }

    /// <summary>Sessionboard's refresh token, in the clear.</summary>
    public string? RefreshToken(Connection row) => _services.GetRequiredService<ConnectionSecrets>().RefreshToken(row);

    /// <summary>Lets Sessionboard's access tokens expire.</summary>
    /// <returns>Of how many living connections.</returns>
    public async Task<int> ExpireAsync()
    {
        await using var database = await OpenAsync();
        return await database.Connections.Where(row => row.EndedAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.UpstreamExpiresAt, DateTimeOffset.UnixEpoch));
    }

    /// <summary>Keeps every process from writing, until it is disposed of.</summary>
    public async Task<IAsyncDisposable> LockAsync()
    {
        var connection = new SqliteConnection($"Data Source={_services.GetRequiredService<DataDirectory>().Database};Pooling=False");
        await connection.OpenAsync();
        // BEGIN IMMEDIATE: readers are let through. Closing the connection rolls it back.
        connection.BeginTransaction(deferred: false);
        return connection;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private Task<ServerDatabase> OpenAsync() => _services.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync();
}
