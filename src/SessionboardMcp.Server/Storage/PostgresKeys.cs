using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Server.Storage;

/// <summary>The key ring in PostgreSQL.</summary>
internal static class PostgresKeys
{
    private const string Turn = "keys";

    /// <summary>
    /// Opens every key, and makes the first, one process at a time. Of two that made one each, the other's would not be known here for a day;
    /// and one that cannot open the ring would add a key of its own, which no other could open.
    /// </summary>
    /// <exception cref="ConfigurationProblemException">A key was wrapped by another certificate.</exception>
    public static async Task PrepareAsync(IStore store, IServiceProvider services, CancellationToken cancellationToken)
    {
        var keys = services.GetRequiredService<IKeyManager>().GetAllKeys();
        if (!keys.All(Opens))
            throw new ConfigurationProblemException(store.OtherKeys);
        if (keys.Count == 0 && await TryMakeFirstAsync(store, services, cancellationToken))
            return;
        if (keys.Count == 0)
            await PrepareAsync(store, services, cancellationToken);
    }

    /// <summary>Whether every key opens.</summary>
    public static bool Open(IServiceProvider services) => services.GetRequiredService<IKeyManager>().GetAllKeys().All(Opens);

    /// <summary>Makes a new key, and wraps the others by the certificate of new ones: an old certificate is not needed after.</summary>
    public static async Task RotateAsync(IStore store, IServiceProvider services, CancellationToken cancellationToken)
    {
        var rows = KeyExport.Of(services.GetRequiredService<IKeyManager>().GetAllKeys(), services);
        await using var database = await services.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync(cancellationToken);
        await using var turn = await store.BeginTurnAsync(database, Turn, cancellationToken);
        foreach (var row in rows)
        {
            var (name, xml) = (row.FriendlyName, row.Xml);
            await database.Set<DataProtectionKey>().Where(kept => kept.FriendlyName == name).ExecuteUpdateAsync(key => key.SetProperty(kept => kept.Xml, xml), cancellationToken);
        }

        database.AddRange(NewKey.Make(services, isFirst: false));
        await database.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
    }

    /// <summary>The sentence of a ring that does not open.</summary>
    public static string OtherCertificate(string name) =>
        $"The keys in the {name} were wrapped by another certificate than Keys__Certificate. Give that one back, or name it as Keys__Old__0__Certificate beside the new one. Without it nobody's sign-in can be read: people then connect their assistants again, to an empty database.";

    // All on one connection: those who wait for the turn may hold every other that PgBouncer has.
    private static async Task<bool> TryMakeFirstAsync(IStore store, IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var database = await services.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync(cancellationToken);
        await using var turn = await store.BeginTurnAsync(database, Turn, cancellationToken);
        if (await database.Set<DataProtectionKey>().AnyAsync(cancellationToken))
            return false;
        database.AddRange(NewKey.Make(services, isFirst: true));
        await database.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return true;
    }

    private static bool Opens(IKey key)
    {
        try
        {
            return key.CreateEncryptor() is not null;
        }
        catch (Exception closed) when (!StoreFailure.IsOne(closed))
        {
            return false;
        }
    }
}
