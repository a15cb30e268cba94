using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Server.Storage;

/// <summary>A SQLite file with a folder of keys beside it: for one process.</summary>
/// <param name="directory">Where both lie.</param>
/// <param name="migrates">Whether a start may change the form of the database.</param>
internal sealed class SqliteStore(DataDirectory directory, bool migrates = true) : IStore
{
    /// <inheritdoc/>
    public string Name => directory.Path;

    /// <inheritdoc/>
    public bool IsShared => false;

    /// <inheritdoc/>
    public string? Notice => directory.Repair;

    /// <inheritdoc/>
    public string OtherKeys =>
        $"The database in {directory.Path} was written with other keys than those in {directory.Keys.FullName}. Restore that folder together with the database, or give an empty directory with --data DIR.";

    /// <inheritdoc/>
    public string KeysBack => "Restore the folder keys together with the database.";

    /// <inheritdoc/>
    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton(directory);
        services.AddHostedService<DataLease>();
        services.AddPooledDbContextFactory<ServerDatabase>(options => options.UseSqlite($"Data Source={directory.Database}"));
        services.AddSingleton<IAuditTable, SqliteAuditTable>();
        services.AddSingleton<IGrantTable, SqliteGrantTable>();
        AddKeys(services, directory.Keys);
    }

    /// <summary>Adds the key ring alone.</summary>
    /// <param name="services">The services.</param>
    /// <param name="folder">Where it lies.</param>
    public static void AddKeys(IServiceCollection services, DirectoryInfo folder)
    {
        var protection = services.AddDataProtection().SetApplicationName(StorageServices.ApplicationName).PersistKeysToFileSystem(folder);
        if (OperatingSystem.IsWindows())
            protection.ProtectKeysWithDpapi();
    }

    /// <inheritdoc/>
    public async Task UpgradeAsync(ServerDatabase database, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!migrates)
            await StoreSettings.RequireCurrentAsync(database, Name, cancellationToken);
        await DatabaseUpgrade.RunAsync(database, directory, time, cancellationToken);
    }

    /// <inheritdoc/>
    public Task PrepareKeysAsync(IServiceProvider services, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task RotateKeysAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        NewKey.AddTo(services);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public string? Explain(Exception failure) => failure is SqliteException problem ? DatabaseProblem.Explain(problem, directory) : null;

    /// <inheritdoc/>
    public StoreTrouble TroubleOf(Exception failure) => DatabaseProblem.TroubleOf(failure);

    /// <inheritdoc/>
    public Task<string?> LookAsync(CancellationToken cancellationToken) => StoreCheck.LookAsync(directory, cancellationToken);

    /// <inheritdoc/>
    // A file is not at the end of a network.
    public void LeaveConnections()
    {
    }

    /// <inheritdoc/>
    // A file has no clock of its own, and no process on another machine.
    public Task<DateTimeOffset> NowAsync(ServerDatabase database, TimeProvider time, CancellationToken cancellationToken) => Task.FromResult(time.GetUtcNow());

    /// <inheritdoc/>
    // BEGIN IMMEDIATE: whoever else writes, in whatever process, waits here.
    public Task<IDbContextTransaction> BeginTurnAsync(ServerDatabase database, string name, CancellationToken cancellationToken) =>
        database.Database.BeginTransactionAsync(cancellationToken);

    /// <inheritdoc/>
    // There is one server; a command that does the same beside it changes nothing twice.
    public Task<IAsyncDisposable?> TryTakeTurnAsync(ServerDatabase database, string name, CancellationToken cancellationToken) =>
        Task.FromResult<IAsyncDisposable?>(new NoTurn());

    private sealed class NoTurn : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
