using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace SessionboardMcp.Server.Storage;

/// <summary>What the server keeps: connections, requests that wait, keys, changes, the audit trail, and OpenIddict's clients, authorizations and tokens.</summary>
/// <param name="options">Where it is.</param>
internal sealed class ServerDatabase(DbContextOptions<ServerDatabase> options) : DbContext(options)
{
    // A client id can be the address of a metadata document; OpenIddict's own limit is 100 characters.
    private const int MaxClientId = 2048;

    /// <summary>Who is connected, and who was.</summary>
    public DbSet<Connection> Connections => Set<Connection>();

    /// <summary>Authorization requests between the assistant's question and our answer.</summary>
    public DbSet<WaitingRequest> WaitingRequests => Set<WaitingRequest>();

    /// <summary>Keys of the authorization server.</summary>
    public DbSet<ServerKey> ServerKeys => Set<ServerKey>();

    /// <summary>Browsers that may see and decide what another's connections want to change.</summary>
    public DbSet<PairedBrowser> PairedBrowsers => Set<PairedBrowser>();

    /// <summary>Change sets.</summary>
    public DbSet<StoredChange> Changes => Set<StoredChange>();

    /// <summary>Who did what, through which assistant.</summary>
    public DbSet<StoredAuditEntry> AuditEntries => Set<StoredAuditEntry>();

    /// <summary>The two ends of the audit trail's chain: one row.</summary>
    public DbSet<AuditChain> AuditChains => Set<AuditChain>();

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<Connection>().Where(entry => entry.State == EntityState.Modified))
            entry.Entity.Version++;
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<StoredTime>();
        configurationBuilder.Properties<IReadOnlySet<string>>().HaveConversion<StoredScopes, ScopesComparer>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.UseOpenIddict();
        modelBuilder.Entity<OpenIddictEntityFrameworkCoreApplication>().Property(client => client.ClientId).HasMaxLength(MaxClientId);
        modelBuilder.Entity<Connection>(connection =>
        {
            connection.Property(row => row.Version).IsConcurrencyToken();
            connection.HasIndex(row => row.BrowserKeyHash);
            connection.HasIndex(row => row.ClientId);
        });
        modelBuilder.Entity<WaitingRequest>().HasIndex(row => row.ExpiresAt);
        modelBuilder.Entity<ServerKey>().HasIndex(row => new { row.Use, row.Generation }).IsUnique();
        modelBuilder.Entity<PairedBrowser>(paired =>
        {
            paired.HasIndex(row => row.Place).IsUnique();
            paired.HasIndex(row => row.ConsentedKeyHash);
            paired.HasIndex(row => row.BrowserKeyHash);
        });
        modelBuilder.Entity<StoredChange>(change =>
        {
            change.HasKey(row => row.Number);
            // By its name EF Core takes it for the key at first, and then forgets that it is required.
            change.Property(row => row.Id).IsRequired();
            change.Property(row => row.State).HasConversion<string>();
            change.HasIndex(row => row.Id).IsUnique();
            change.HasIndex(row => row.Connection);
            change.HasIndex(row => row.CreatedAt);
        });
        modelBuilder.Entity<StoredAuditEntry>(entry =>
        {
            entry.HasKey(row => row.Number);
            entry.HasIndex(row => row.Connection);
            entry.HasIndex(row => row.At);
            entry.HasIndex(row => row.Sequence).IsUnique();
        });
        modelBuilder.Entity<AuditChain>().Property(row => row.Id).ValueGeneratedNever();
    }
}
