using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using SessionboardMcp.Api.Logs;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Storage;

/// <summary>
/// PostgreSQL, for several processes. Every lock here belongs to a transaction, as PgBouncer in transaction mode hands each transaction another
/// connection of the server: one of a session would be left behind there.
/// </summary>
/// <param name="address">Where it is.</param>
/// <param name="certificates">What wraps the key ring that it holds.</param>
/// <param name="migrates">Whether a start may change the form of the database.</param>
/// <param name="unused">The data directory that was named, too.</param>
internal sealed class PostgresStore(PostgresAddress address, KeyCertificates certificates, bool migrates = true, string? unused = null) : IStore
{
    // Known once the database was brought up to date, or found to be.
    private volatile string[]? _tables;

    /// <inheritdoc/>
    public string Name => address.Name;

    /// <inheritdoc/>
    public bool IsShared => true;

    /// <inheritdoc/>
    public string? Notice => string.Join(
        ' ',
        ((string?[])[certificates.Ended, unused is null ? null : $"All is kept in the {Name}. The folder {unused} is not used."]).OfType<string>()) is { Length: > 0 } notice ? notice : null;

    /// <inheritdoc/>
    public string OtherKeys => PostgresKeys.OtherCertificate(Name);

    /// <inheritdoc/>
    public string KeysBack => "Give the certificate back that wrapped them: Keys__Certificate, or Keys__Old__0__Certificate beside a new one.";

    /// <inheritdoc/>
    public void AddTo(IServiceCollection services)
    {
        services.AddPooledDbContextFactory<PostgresDatabase>(options => options.UseNpgsql(address.ConnectionString).AddInterceptors(new PostgresText()));
        services.AddSingleton<IDbContextFactory<ServerDatabase>, PostgresDatabases>();
        services.AddScoped<ServerDatabase>(provider => provider.GetRequiredService<PostgresDatabase>());
        services.AddSingleton<IAuditTable, PostgresAuditTable>();
        services.AddSingleton<IGrantTable, PostgresGrantTable>();
        // At its lowest levels it tells whole elements of keys, wrapped as they are, with the certificate.
        services.AddSingleton(new LogVocabulary("Microsoft.AspNetCore.DataProtection", new HashSet<string>()));
        services.AddDataProtection()
            .SetApplicationName(StorageServices.ApplicationName)
            .PersistKeysToDbContext<PostgresDatabase>()
            .ProtectKeysWithCertificate(certificates.Current)
            .UnprotectKeysWithAnyCertificate([certificates.Current, .. certificates.Old]);
    }

    /// <inheritdoc/>
    public async Task UpgradeAsync(ServerDatabase database, TimeProvider time, CancellationToken cancellationToken)
    {
        // Before EF Core, which would make a database that is missing, or log a stack.
        await PostgresOpening.OpenAsync(database, Name, cancellationToken);
        if (!migrates)
            await StoreSettings.RequireCurrentAsync(database, Name, cancellationToken);
        else
            await new PostgresUpgrade(address).RunAsync(database, cancellationToken);
        _tables = PostgresRights.TablesOf(database);
        if (await PostgresRights.MissingAsync((NpgsqlConnection)database.Database.GetDbConnection(), _tables, cancellationToken) is { } missing)
            throw new ConfigurationProblemException(PostgresRights.Sentence(Name, missing));
    }

    /// <inheritdoc/>
    public Task PrepareKeysAsync(IServiceProvider services, CancellationToken cancellationToken) => PostgresKeys.PrepareAsync(this, services, cancellationToken);

    /// <inheritdoc/>
    public Task RotateKeysAsync(IServiceProvider services, CancellationToken cancellationToken) => PostgresKeys.RotateAsync(this, services, cancellationToken);

    /// <inheritdoc/>
    public string? Explain(Exception failure) => PostgresProblem.Explain(failure, address);

    /// <inheritdoc/>
    public StoreTrouble TroubleOf(Exception failure) => PostgresProblem.TroubleOf(failure);

    /// <inheritdoc/>
    public async Task<string?> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(address.ToLookWith);
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean", connection);
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
                return "the database cannot be written to";
            return _tables is { } tables && await PostgresRights.MissingAsync(connection, tables, cancellationToken) is not null ? "the role may not use the tables" : null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Also a certificate's file that is gone, of which the driver throws what it met.
            return "the database cannot be reached";
        }
    }

    /// <inheritdoc/>
    public void LeaveConnections()
    {
        using var one = new NpgsqlConnection(address.ConnectionString);
        NpgsqlConnection.ClearPool(one);
    }

    /// <inheritdoc/>
    public async Task<DateTimeOffset> NowAsync(ServerDatabase database, TimeProvider time, CancellationToken cancellationToken) =>
        DateTimeOffset.FromUnixTimeMilliseconds(await database.Database
            .SqlQuery<long>($"""SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint AS "Value" """)
            .SingleAsync(cancellationToken));

    /// <inheritdoc/>
    public async Task<IDbContextTransaction> BeginTurnAsync(ServerDatabase database, string name, CancellationToken cancellationToken)
    {
        var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            // A machine that vanishes meanwhile must not keep the turn for the two hours that TCP takes to notice; what works in a turn is never idle for a minute.
            await database.Database.ExecuteSqlAsync($"SELECT set_config('idle_in_transaction_session_timeout', '60s', true), pg_advisory_xact_lock(hashtextextended({name}, 0))", cancellationToken);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<IAsyncDisposable?> TryTakeTurnAsync(ServerDatabase database, string name, CancellationToken cancellationToken)
    {
        var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            var isTaken = await database.Database
                .SqlQuery<bool>($"""SELECT pg_try_advisory_xact_lock(hashtextextended({name}, 0)) AS "Value" """)
                .SingleAsync(cancellationToken);
            if (isTaken)
                return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }

        await transaction.DisposeAsync();
        return null;
    }
}
