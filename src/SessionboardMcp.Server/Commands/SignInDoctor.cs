using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.SignIn;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Commands;

/// <summary>Checks what a server needs that people sign in to. It makes nothing: what the first start will make is said.</summary>
internal static class SignInDoctor
{
    /// <summary>Checks the address, the OAuth client with the metadata of each region, and the store.</summary>
    public static async Task<IReadOnlyList<Finding>> ExamineAsync(IConfiguration configuration, IServiceProvider services, ServeSettings settings, CancellationToken cancellationToken)
    {
        var (address, found) = Address(configuration, settings);
        return
        [
            found,
            .. await ClientAsync(configuration, services, address, cancellationToken),
            .. await StoreAsync(settings.Data, cancellationToken),
        ];
    }

    /// <summary>Checks the address under which people reach the server.</summary>
    public static (PublicAddress? Address, Finding Finding) Address(IConfiguration configuration, ServeSettings settings)
    {
        try
        {
            var address = PublicAddress.Resolve(configuration[PublicAddress.Key], Listening.Split(settings.Urls ?? configuration["urls"] ?? ServeSettings.DefaultUrl));
            return (address, new Finding("public_url", Outcome.Passed, $"People reach the server at {address.Text}; assistants add {address.Resource}."));
        }
        catch (ConfigurationProblemException problem)
        {
            return (null, new Finding("public_url", Outcome.Failed, "The address under which people reach the server is missing or unusable.", problem.Message));
        }
    }

    private static async Task<List<Finding>> ClientAsync(IConfiguration configuration, IServiceProvider services, PublicAddress? address, CancellationToken cancellationToken)
    {
        UpstreamSettings upstream;
        try
        {
            var origin = address?.Origin ?? new Uri("https://your-host");
            upstream = UpstreamSettings.Read(configuration, services.GetRequiredService<IOptions<SessionboardOptions>>().Value, origin);
        }
        catch (Exception problem) when (problem is ConfigurationProblemException or OptionsValidationException or InvalidOperationException)
        {
            var remedy = problem is OptionsValidationException options ? string.Join(' ', options.Failures) : problem.Message;
            return [new Finding("oauth_client", Outcome.Failed, "The OAuth client of Sessionboard is not configured.", remedy)];
        }

        var redirects = string.Join(" and ", upstream.Regions.Keys.Select(region => upstream.RedirectUri(region).AbsoluteUri));
        var findings = new List<Finding> { new("oauth_client", Outcome.Passed, $"The client id is set. Sessionboard must have registered it with {redirects}.") };
        foreach (var (region, host) in upstream.Regions)
            findings.Add(await MetadataAsync(region, host, services.GetRequiredService<SignInMetadata>(), cancellationToken));
        return findings;
    }

    private static async Task<Finding> MetadataAsync(string region, Uri host, SignInMetadata metadata, CancellationToken cancellationToken)
    {
        var check = $"sign_in_{region}";
        try
        {
            var document = await metadata.GetAsync(host, cancellationToken);
            return new Finding(check, Outcome.Passed, $"{host.Authority} tells how to sign in; the browser goes to {document.AuthorizationEndpoint.Authority}.");
        }
        catch (SessionboardException)
        {
            return new Finding(check, Outcome.Failed, $"{host.Authority} does not tell how to sign in, so nobody of region {region} can.",
                "Check the network, a proxy, Sessionboard:Regions, and SESSIONBOARD_BASE_URL if it is set; then Sessionboard's status page.");
        }
    }

    private static async Task<List<Finding>> StoreAsync(string? data, CancellationToken cancellationToken)
    {
        try
        {
            var path = DataDirectory.Resolve(data, usesSandbox: false);
            if (!Directory.Exists(path))
                return [new Finding("data", Outcome.Passed, $"{path} is not there yet; the first start makes it, with the database and the keys."), Unseen("database"), Unseen("keys")];
            var isNew = !File.Exists(Path.Combine(path, "sessionboard-mcp.db"));
            var closed = PrivateFiles.Close(path);
            var folder = new Finding("data", closed is null ? Outcome.Passed : Outcome.Noted, closed ?? $"{path} is this user's alone.");
            if (isNew)
                return [folder, Unseen("database"), Unseen("keys")];
            return [folder, .. await DatabaseAsync(DataDirectory.Open(path, usesSandbox: false), cancellationToken)];
        }
        catch (Exception problem) when (problem is ConfigurationProblemException or IOException or UnauthorizedAccessException)
        {
            return [new Finding("data", Outcome.Failed, "The data folder cannot be used.", problem.Message), Unseen("database"), Unseen("keys")];
        }
    }

    private static async Task<List<Finding>> DatabaseAsync(DataDirectory directory, CancellationToken cancellationToken)
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
                return [found, Unseen("keys")];
            var protector = provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("SessionboardMcp.ServerKeys");
            foreach (var key in await database.ServerKeys.AsNoTracking().ToListAsync(cancellationToken))
                protector.Unprotect(key.ProtectedKey);
            return [found, new Finding("keys", Outcome.Passed, "The keys open what the database holds.")];
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

    private static Finding Keys(DataDirectory directory, string problem) =>
        new("keys", Outcome.Failed, $"The keys cannot be used: {problem}.", $"Restore {directory.Keys.FullName} together with the database, or give an empty folder with --data DIR: people then connect their assistants again.");

    private static Finding Unseen(string check) => new(check, Outcome.Skipped, "Not there yet, or not looked at.");
}
