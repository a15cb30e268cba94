using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Changes;

namespace SessionboardMcp.Server.Hosting;

/// <summary>
/// Where changes and the audit trail are kept by a server that works with an API token: in the data directory, or in PostgreSQL where it is configured, as
/// by the one that people sign in to. Without a directory it serves all the same, and changes nothing. Where PostgreSQL was asked for and cannot be had it
/// does not start: what was kept elsewhere instead no other replica would know.
/// </summary>
internal static class TokenChanges
{
    /// <summary>The sentence of a server for many that was given no directory.</summary>
    public const string NoDirectory = "Changes are off, and calls are not written down: nothing says where. Give a directory with --data DIR, or a PostgreSQL address.";

    /// <summary>
    /// Adds them where a directory or PostgreSQL is given: a server for many, which has no other use for a directory, writes nothing into the home of the
    /// service that it runs as.
    /// </summary>
    /// <inheritdoc cref="AddTo"/>
    public static string? AddWhereGiven(WebApplicationBuilder builder, string? data)
    {
        StoreSettings.RequireUsable(builder.Configuration);
        return data is null && !StoreSettings.NamesServer(builder.Configuration) ? NoDirectory : AddTo(builder, data);
    }

    /// <summary>Adds them. A file is made, or brought up to date, once the server has started; see <see cref="PrepareAsync"/>.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="data">What <c>--data</c> says; null for the platform's place.</param>
    /// <returns>A sentence for the start where there is no such directory, and so no tool that changes anything; null where all is well.</returns>
    /// <exception cref="ConfigurationProblemException">PostgreSQL is configured, or meant, and cannot be used as it is configured.</exception>
    public static string? AddTo(WebApplicationBuilder builder, string? data)
    {
        StoreSettings.RequireUsable(builder.Configuration);
        if (StoreSettings.NamesServer(builder.Configuration))
        {
            Add(builder, StoreSettings.Open(builder.Configuration, data, usesSandbox: false));
            return null;
        }

        try
        {
            Add(builder, new SqliteStore(DataDirectory.Open(data, usesSandbox: false)));
            return null;
        }
        catch (ConfigurationProblemException problem)
        {
            return $"Changes are off, and calls are not written down: {problem.Message}";
        }
    }

    /// <summary>
    /// Brings a database that several share up to date, and opens its keys, before the first request: one that cannot must not be sent any. A file is left
    /// for later, as nothing but changes needs it.
    /// </summary>
    /// <exception cref="ConfigurationProblemException">It cannot be used as it is.</exception>
    public static Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetService<IStore>() is { IsShared: true } ? StorageServices.MigrateAsync(services, cancellationToken) : Task.CompletedTask;

    /// <summary>Looks at a database that several share, for <c>/readyz</c>; null where there is none.</summary>
    public static Func<CancellationToken, Task<string?>>? Look(IServiceProvider services) =>
        services.GetService<IStore>() is { IsShared: true } store ? store.LookAsync : null;

    private static void Add(WebApplicationBuilder builder, IStore store)
    {
        builder.Logging.AddStorageFilters();
        builder.Services.AddStorage(store);
        builder.Services.AddChangeStorage(isBySignIn: false);
        builder.Services.AddHostedService<ChangeKeeping>();
    }
}
