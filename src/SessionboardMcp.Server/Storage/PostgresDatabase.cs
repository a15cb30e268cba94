using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SessionboardMcp.Server.Storage;

/// <summary>The same database in PostgreSQL, with migrations of its own, and with the key ring in it.</summary>
/// <param name="options">Where it is.</param>
internal sealed class PostgresDatabase(DbContextOptions<PostgresDatabase> options) : ServerDatabase(options), IDataProtectionKeyContext
{
    // Text is compared and ordered by its bytes, as in SQLite, whatever language the server was set up in.
    private const string ByBytes = "C";

    /// <summary>The key ring, wrapped by the certificate of <see cref="KeyCertificates"/>.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Who may approve changes of <c>serve --local</c>: one row.</summary>
    public DbSet<StoredApprovers> LocalApprovers => Set<StoredApprovers>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<StoredApprovers>().Property(row => row.Id).ValueGeneratedNever();
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<string>().UseCollation(ByBytes);
    }
}

/// <summary>Lets <c>dotnet ef migrations add --context PostgresDatabase</c> see the model without starting the server.</summary>
internal sealed class PostgresDatabaseDesign : IDesignTimeDbContextFactory<PostgresDatabase>
{
    /// <inheritdoc/>
    public PostgresDatabase CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresDatabase>().UseNpgsql("Host=localhost").Options);
}
