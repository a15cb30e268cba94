using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Storage;

/// <summary>Composes what is kept.</summary>
internal static class StorageServices
{
    /// <summary>What Data Protection takes for one application: every process at one store says the same.</summary>
    public const string ApplicationName = "SessionboardMcp";

    /// <summary>Adds <see cref="ServerDatabase"/> in a data directory, as itself and by a factory, and the key ring.</summary>
    public static void AddStorage(this IServiceCollection services, DataDirectory directory) => services.AddStorage(new SqliteStore(directory));

    /// <summary>Adds <see cref="ServerDatabase"/>, as itself and by a factory, and the key ring.</summary>
    public static void AddStorage(this IServiceCollection services, IStore store)
    {
        services.AddSingleton(store);
        store.AddTo(services);
        services.AddSingleton<ConnectionSecrets>();
    }

    /// <summary>Keeps what is no news to an operator out of the log.</summary>
    public static void AddStorageFilters(this ILoggingBuilder logging)
    {
        // A line for every statement otherwise.
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        // Nor a stack for each that fails: whoever it failed for says so in a line, also while the database is away.
        foreach (var category in (string[])["Database", "Query", "Update"])
            logging.AddFilter($"Microsoft.EntityFrameworkCore.{category}", LogLevel.Critical);
        // It warns at each start that keys lie unencrypted on Linux; the README says so once.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
    }

    /// <summary>Makes the database, or brings an older one to this version.</summary>
    /// <exception cref="ConfigurationProblemException">It cannot be used as it is.</exception>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<IStore>();
        try
        {
            await using var database = await services.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync(cancellationToken);
            await store.UpgradeAsync(database, services.GetService<TimeProvider>() ?? TimeProvider.System, cancellationToken);
            await store.PrepareKeysAsync(services, cancellationToken);
        }
        catch (Exception failure) when (failure is not ConfigurationProblemException && store.Explain(failure) is { } sentence)
        {
            throw new ConfigurationProblemException(sentence, failure);
        }
    }
}
