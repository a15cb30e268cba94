using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Storage.Changes;

/// <summary>
/// The database as change sets and the audit trail use it. It is brought up to date before its first use, not at the start: a server without
/// sign-in has no other use for it, and is to start as fast as without.
/// </summary>
internal sealed partial class ChangeDatabases(
    IDbContextFactory<ServerDatabase> databases, IStore store, IServiceProvider services, ILogger<ChangeDatabases> logger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private volatile bool _isReady;

    /// <summary>Does something with it.</summary>
    /// <exception cref="StoreUnavailableException">The disk, the file, its lock, the database server or the keys fail.</exception>
    public Task<T> UseAsync<T>(Func<ServerDatabase, Task<T>> work, CancellationToken cancellationToken) => GuardAsync(
        async () =>
        {
            await using var database = await databases.CreateDbContextAsync(cancellationToken);
            return await work(database);
        },
        cancellationToken);

    /// <summary>Does something with it by other ways than the model.</summary>
    /// <exception cref="StoreUnavailableException">The disk, the file, its lock, the database server or the keys fail.</exception>
    public async Task<T> GuardAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await PrepareAsync(cancellationToken);
            return await work();
        }
        catch (Exception failure) when (StoreFailure.IsOne(failure) || failure is DbUpdateException or IOException or UnauthorizedAccessException or CryptographicException or ConfigurationProblemException)
        {
            Log.Failed(logger, (failure.InnerException ?? failure).GetType().Name);
            throw new StoreUnavailableException(failure, store.TroubleOf(failure));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_isReady)
            return;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!_isReady)
                await StorageServices.MigrateAsync(services, cancellationToken);
            _isReady = true;
        }
        finally
        {
            _turn.Release();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The database of changes and of the audit trail cannot be used: {Failure}. Nothing is changed at Sessionboard without it")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
