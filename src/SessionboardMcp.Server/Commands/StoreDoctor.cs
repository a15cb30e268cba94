using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Audit;
using SessionboardMcp.Server.Storage.Changes;

namespace SessionboardMcp.Server.Commands;

/// <summary>Checks the folder, the database and the keys: connections, changes and the audit trail lie there. It makes nothing.</summary>
internal static class StoreDoctor
{
    private const string Changes = "changes";

    /// <summary>Checks them for a server that people sign in to: without them it does not start.</summary>
    /// <param name="data">What <c>--data</c> says.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="migrates">Whether a start may make the database, or change its form.</param>
    public static async Task<List<Finding>> ExamineAsync(string? data, CancellationToken cancellationToken, bool migrates = true)
    {
        try
        {
            var path = DataDirectory.Resolve(data, usesSandbox: false);
            if (FileAbove(path) is { } file)
                return [new Finding("data", Outcome.Failed, "The data folder cannot be used.", $"{file} is a file, so that {path} cannot be made. Give another with --data DIR."), Unseen("database"), Unseen("keys")];
            if (!Directory.Exists(path) && !migrates)
                return [NotCurrent(path), Unseen("keys")];
            if (!Directory.Exists(path))
                return [new Finding("data", Outcome.Passed, $"{path} is not there yet; the first start makes it, with the database and the keys."), Unseen("database"), Unseen("keys")];
            var isNew = !File.Exists(Path.Combine(path, "sessionboard-mcp.db"));
            var closed = PrivateFiles.Close(path);
            var folder = new Finding("data", closed is null ? Outcome.Passed : Outcome.Noted, closed ?? $"{path} is this user's alone.");
            if (isNew)
                return [folder, migrates ? Unseen("database") : NotCurrent(path), Unseen("keys")];
            return [folder, .. await DatabaseAsync(DataDirectory.Open(path, usesSandbox: false), migrates, cancellationToken)];
        }
        catch (Exception problem) when (problem is ConfigurationProblemException or IOException or UnauthorizedAccessException)
        {
            return [new Finding("data", Outcome.Failed, "The data folder cannot be used.", problem.Message), Unseen("database"), Unseen("keys")];
        }
    }

    private static async Task<List<Finding>> DatabaseAsync(DataDirectory directory, bool migrates, CancellationToken cancellationToken)
    {
        var problem = await StoreCheck.LookAsync(directory, cancellationToken);
        if (problem is not null && problem.Contains("keys", StringComparison.Ordinal))
            return [new Finding("database", Outcome.Passed, "The database can be read and written."), Keys(directory, problem)];
        if (problem is not null)
            return [new Finding("database", Outcome.Failed, $"The store cannot be used: {problem}.", $"Look at {directory.Path}: its disk and its rights. Restore database and keys together from a backup where one is gone."), Unseen("keys")];
        var services = new ServiceCollection().AddLogging();
        services.AddStorage(directory);
        await using var provider = services.BuildServiceProvider();
        try
        {
            await using var database = await provider.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync(cancellationToken);
            var isOld = (await database.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
            var found = new Finding("database", Outcome.Passed, isOld ? "The database is of an older version; the next start changes it." : "The database can be read and written.");
            if (isOld)
                return [migrates ? found : NotCurrent(directory.Path), Unseen("keys")];
            var protector = provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("SessionboardMcp.ServerKeys");
            foreach (var key in await database.ServerKeys.AsNoTracking().ToListAsync(cancellationToken))
                protector.Unprotect(key.ProtectedKey);
            var newest = await database.Changes.AsNoTracking().OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);
            await database.AuditEntries.AsNoTracking().FirstOrDefaultAsync(cancellationToken);
            if (await database.AuditChains.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } chain)
                new AuditKeys(provider.GetRequiredService<IDataProtectionProvider>()).Open(chain.ProtectedKey);
            return newest is null || new ChangeSecrets(provider.GetRequiredService<IDataProtectionProvider>()).TryRead(newest) is not null
                ? [found, new Finding("keys", Outcome.Passed, "The keys open what the database holds.")]
                : [found, Keys(directory, "they do not open the changes that the database holds")];
        }
        catch (CryptographicException)
        {
            return [new Finding("database", Outcome.Passed, "The database can be read and written."), Keys(directory, "they are others than those that the database was written with")];
        }
        catch (SqliteException)
        {
            return [new Finding("database", Outcome.Failed, "The database cannot be read.", $"Restore {directory.Database} from a backup, together with {directory.Keys.FullName}."), Unseen("keys")];
        }
    }

    // What is not there yet is not made here; but that it never can be is seen.
    private static string? FileAbove(string path)
    {
        var there = path;
        while (there is not null && !Path.Exists(there))
            there = Path.GetDirectoryName(there);
        return there is null || Directory.Exists(there) ? null : there;
    }

    private static Finding Keys(DataDirectory directory, string problem) =>
        new("keys", Outcome.Failed, $"The keys cannot be used: {problem}.", $"Restore {directory.Keys.FullName} together with the database, or give an empty folder with --data DIR: people then connect their assistants again.");

    private static Finding NotCurrent(string path) => new("database", Outcome.Failed, "The database is not ready, and a start may not change it.", StoreSettings.NotCurrent(path));

    private static Finding Unseen(string check) => new(check, Outcome.Skipped, "Not there yet, or not looked at.");

    /// <summary>What no start takes, such as settings that mean PostgreSQL and do not name it; null where nothing is wrong.</summary>
    public static Finding? Meant(IConfiguration configuration)
    {
        try
        {
            StoreSettings.RequireUsable(configuration);
            return null;
        }
        catch (ConfigurationProblemException problem)
        {
            return new Finding("database", Outcome.Failed, "The database is not configured rightly, so the server does not start.", problem.Message);
        }
    }

    /// <summary>Checks them for a server with an API token: without them it serves, but changes nothing.</summary>
    /// <param name="data">What <c>--data</c> says.</param>
    /// <param name="needsData">Whether it has to say so, as the platform's place is not used.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Finding> OfTokenAsync(string? data, bool needsData, CancellationToken cancellationToken)
    {
        if (needsData && data is null)
            return new Finding(Changes, Outcome.Noted, "Changes are off, and calls are not written down: nothing says where.", "Give a directory with --data DIR, or a PostgreSQL address.");
        var failed = (await ExamineAsync(data, cancellationToken)).Find(finding => finding.Outcome == Outcome.Failed);
        return failed is null
            ? new Finding(Changes, Outcome.Passed, $"Changes and the audit trail are kept in {DataDirectory.Resolve(data, usesSandbox: false)}.")
            : new Finding(Changes, Outcome.Noted, $"Changes are off, and calls are not written down. {failed.Detail}", failed.Mend);
    }
}
