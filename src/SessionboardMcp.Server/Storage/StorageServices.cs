using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Storage;

/// <summary>Composes what is kept.</summary>
internal static class StorageServices
{
    /// <summary>Adds <see cref="ServerDatabase"/>, as itself and by a factory, and the key ring.</summary>
    public static void AddStorage(this IServiceCollection services, DataDirectory directory)
    {
        services.AddSingleton(directory);
        services.AddDbContextFactory<ServerDatabase>(options => options.UseSqlite($"Data Source={directory.Database}"));
        var protection = services.AddDataProtection().SetApplicationName("SessionboardMcp").PersistKeysToFileSystem(directory.Keys);
        if (OperatingSystem.IsWindows())
            protection.ProtectKeysWithDpapi();
        services.AddSingleton<ConnectionSecrets>();
    }

    /// <summary>Keeps what is no news to an operator out of the log.</summary>
    public static void AddStorageFilters(this ILoggingBuilder logging)
    {
        // A line for every statement otherwise.
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        // It warns at each start that keys lie unencrypted on Linux; the README says so once.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
    }

    /// <summary>Makes the database, or brings an older one to this version.</summary>
    /// <exception cref="ConfigurationProblemException">It cannot be used as it is.</exception>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var directory = services.GetRequiredService<DataDirectory>();
        try
        {
            await using var database = await services.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync(cancellationToken);
            await DatabaseUpgrade.RunAsync(database, directory, services.GetService<TimeProvider>() ?? TimeProvider.System, cancellationToken);
        }
        catch (SqliteException failure) when (DatabaseProblem.Explain(failure, directory) is { } sentence)
        {
            throw new ConfigurationProblemException(sentence);
        }
    }
}
