using Microsoft.EntityFrameworkCore;

namespace SessionboardMcp.Server.Storage;

/// <summary>Makes a <see cref="PostgresDatabase"/> for whoever asks for a <see cref="ServerDatabase"/>.</summary>
internal sealed class PostgresDatabases(IDbContextFactory<PostgresDatabase> databases) : IDbContextFactory<ServerDatabase>
{
    /// <inheritdoc/>
    public ServerDatabase CreateDbContext() => databases.CreateDbContext();

    /// <inheritdoc/>
    public async Task<ServerDatabase> CreateDbContextAsync(CancellationToken cancellationToken = default) => await databases.CreateDbContextAsync(cancellationToken);
}
