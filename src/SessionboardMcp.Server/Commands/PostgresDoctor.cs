using Microsoft.EntityFrameworkCore;
using Npgsql;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Commands;

/// <summary>Checks the PostgreSQL database, and that its keys open. It makes nothing.</summary>
internal static class PostgresDoctor
{
    private const string Database = "database";
    private const string Keys = "keys";

    private static readonly Finding Unseen = new(Keys, Outcome.Skipped, "Not there yet, or not looked at.");

    /// <summary>Checks them.</summary>
    public static async Task<List<Finding>> ExamineAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        try
        {
            return await LookAsync(StoreSettings.Open(configuration, data: null, usesSandbox: false), StoreSettings.Migrates(configuration), cancellationToken);
        }
        catch (ConfigurationProblemException problem)
        {
            return [new Finding(Database, Outcome.Failed, "The database is not configured rightly.", problem.Message), Unseen];
        }
    }

    /// <summary>Checks them for a server with an API token, which keeps only changes and the audit trail there, and does not start without.</summary>
    public static async Task<List<Finding>> OfTokenAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var findings = await ExamineAsync(configuration, cancellationToken);
        return findings.Exists(finding => finding.Outcome == Outcome.Failed)
            ? findings
            : [.. findings, new Finding("changes", Outcome.Passed, "Changes and the audit trail are kept there.")];
    }

    private static async Task<List<Finding>> LookAsync(IStore store, bool migrates, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddStorage(store);
        await using var provider = services.BuildServiceProvider();
        try
        {
            await using var database = await provider.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync(cancellationToken);
            await PostgresOpening.OpenAsync(database, store.Name, cancellationToken);
            if (await store.LookAsync(cancellationToken) is { } problem)
                return [new Finding(Database, Outcome.Failed, $"The {store.Name} cannot be used: {problem}.", "Name the server that takes writes: with several, add target_session_attrs=read-write."), Unseen];
            if ((await database.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                return migrates
                    ? [new Finding(Database, Outcome.Passed, $"The {store.Name} is empty or of an older version; the next start, or 'database migrate', changes it."), Unseen]
                    : [new Finding(Database, Outcome.Failed, "The database is not ready, and a start may not change it.", StoreSettings.NotCurrent(store.Name)), Unseen];
            }

            if (await PostgresRights.MissingAsync((NpgsqlConnection)database.Database.GetDbConnection(), PostgresRights.TablesOf(database), cancellationToken) is { } missing)
                return [new Finding(Database, Outcome.Failed, "The role may not use the tables, so that every call would fail.", PostgresRights.Sentence(store.Name, missing)), Unseen];
            var found = new Finding(Database, Outcome.Passed, $"The {store.Name} can be read and written.");
            return PostgresKeys.Open(provider)
                ? [found, new Finding(Keys, store.Notice is null ? Outcome.Passed : Outcome.Noted, "The certificate opens the keys in the database.", store.Notice)]
                : [found, new Finding(Keys, Outcome.Failed, "The keys in the database cannot be opened.", store.OtherKeys)];
        }
        catch (Exception failure) when (store.Explain(failure) is { } sentence)
        {
            return [new Finding(Database, Outcome.Failed, "The database cannot be used.", sentence), Unseen];
        }
    }
}
