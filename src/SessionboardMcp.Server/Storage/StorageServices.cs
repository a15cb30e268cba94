using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>Makes the database, or brings an older one to this version.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var database = await services.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync(cancellationToken);
        // EF Core's own lock outlives a killed process, so it is not taken where there is nothing to do.
        if ((await database.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            await database.Database.MigrateAsync(cancellationToken);
        // EF Core sets it for files that it makes itself, and DataDirectory makes ours. Without it whoever writes while somebody reads
        // fails with "database is locked": two people who sign in at once are enough.
        await database.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = 'wal'", cancellationToken);
    }
}
