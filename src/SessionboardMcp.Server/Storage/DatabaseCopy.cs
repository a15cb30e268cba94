using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Storage;

/// <summary>Moves everything from SQLite to PostgreSQL, the keys too, so that nobody signs in again: all of it or nothing.</summary>
/// <param name="source">The services of the one.</param>
/// <param name="target">The services of the other.</param>
internal sealed class DatabaseCopy(IServiceProvider source, IServiceProvider target)
{
    private readonly IStore _to = target.GetRequiredService<IStore>();

    /// <summary>Copies.</summary>
    /// <returns>How many rows of each table.</returns>
    /// <exception cref="ConfigurationProblemException">A server runs on the one, one of them cannot be used, or the other is not empty.</exception>
    public async Task<IReadOnlyDictionary<string, long>> RunAsync(CancellationToken cancellationToken)
    {
        using var alone = DataLease.TakeAlone(source.GetRequiredService<DataDirectory>());
        await StorageServices.MigrateAsync(source, cancellationToken);
        await using var from = await OpenAsync(source, cancellationToken);
        await using var to = await OpenAsync(target, cancellationToken);
        try
        {
            // Not the keys: they come from the other.
            await _to.UpgradeAsync(to, TimeProvider.System, cancellationToken);
            // Whoever serves there unseen, from another machine or of an older version, cannot write while this goes on.
            await using var still = await source.GetRequiredService<IStore>().BeginTurnAsync(from, "copy", cancellationToken);
            await using var whole = await _to.BeginTurnAsync(to, "copy", cancellationToken);
            var tables = InOrder(from.Model);
            await RequireEmptyAsync((PostgresDatabase)to, tables, cancellationToken);
            var copied = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var table in tables)
                copied[table.GetTableName()!] = await new TableCopy(from, to, table).RunAsync(cancellationToken);
            // The browsers that approve changes of serve --local are kept as lines in both.
            var approvers = DataDirectory.LocalApproversIn(source.GetRequiredService<DataDirectory>().Path);
            if (File.Exists(approvers))
                to.Add(new StoredApprovers { Id = StoredApprovers.Only, Lines = await File.ReadAllTextAsync(approvers, cancellationToken) });
            copied[nameof(PostgresDatabase.LocalApprovers)] = await to.SaveChangesAsync(cancellationToken);
            to.AddRange(KeyExport.Of(source.GetRequiredService<IKeyManager>().GetAllKeys(), target));
            copied["DataProtectionKeys"] = await to.SaveChangesAsync(cancellationToken);
            await whole.CommitAsync(cancellationToken);
            return copied;
        }
        catch (Exception failure) when (failure is not ConfigurationProblemException && (source.GetRequiredService<IStore>().Explain(failure) ?? _to.Explain(failure)) is { } sentence)
        {
            throw new ConfigurationProblemException($"Nothing was copied. {sentence}");
        }
    }

    private static Task<ServerDatabase> OpenAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync(cancellationToken);

    private async Task RequireEmptyAsync(PostgresDatabase database, List<IEntityType> tables, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)database.Database.GetDbConnection();
        foreach (var table in tables.Select(table => table.GetTableName()!).Append(nameof(PostgresDatabase.DataProtectionKeys)).Append(nameof(PostgresDatabase.LocalApprovers)))
        {
            await using var command = new NpgsqlCommand($"SELECT EXISTS (SELECT 1 FROM \"{table}\")", connection, (NpgsqlTransaction)database.Database.CurrentTransaction!.GetDbTransaction());
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
                throw new ConfigurationProblemException($"Nothing was copied: the {_to.Name} is not empty ({table}). Copy into a new database, before a server starts on it.");
        }
    }

    // What others refer to comes first.
    private static List<IEntityType> InOrder(IModel model)
    {
        var left = model.GetEntityTypes().ToList();
        var ordered = new List<IEntityType>();
        while (left.Count > 0)
        {
            var next = left.First(type => type.GetForeignKeys().All(key => key.PrincipalEntityType == type || ordered.Contains(key.PrincipalEntityType)));
            left.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }
}
