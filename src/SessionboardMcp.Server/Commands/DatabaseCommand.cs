using System.CommandLine;
using System.Globalization;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Commands;

/// <summary><c>database</c>: brings the database up to date by itself, moves from SQLite to PostgreSQL, and backs SQLite up.</summary>
internal static class DatabaseCommand
{
    /// <summary>Makes the command with its parts.</summary>
    public static Command Create()
    {
        var command = new Command("database", "Brings the database up to date, moves it from SQLite to PostgreSQL, or backs SQLite up.");
        command.Add(CreateMigrate());
        command.Add(CreateCopy());
        command.Add(CreateBackup());
        return command;
    }

    private static Command CreateMigrate()
    {
        var data = DataOption.Create();
        var command = new Command("migrate", "Brings the database to this version, as each start does unless Database__Migrate is 'never'. The role needs the right to change tables.") { data };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => CommandBoundary.RunAsync(parsed, async () =>
        {
            var store = StoreSettings.Open(Configuration(parsed), parsed.GetValue(data), usesSandbox: false, alwaysMigrates: true);
            await using var services = Compose(store);
            await StorageServices.MigrateAsync(services, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"Up to date: {store.Name}");
            return 0;
        }));
        return command;
    }

    private static Command CreateCopy()
    {
        var data = DataOption.Create();
        var to = new Option<string?>("--to") { Description = "The empty PostgreSQL database (what ConnectionStrings__Database names).", HelpName = "ADDRESS" };
        var command = new Command("copy", "Copies all that SQLite holds into an empty PostgreSQL database: connections, clients, changes, the audit trail and the keys. Stop the server first. Nobody has to sign in again.") { data, to };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => CommandBoundary.RunAsync(parsed, async () =>
        {
            // Else an empty one would be made, copied, and taken for all that there was.
            var folder = DataDirectory.Resolve(parsed.GetValue(data), usesSandbox: false);
            if (!File.Exists(DataDirectory.DatabaseIn(folder)))
                throw new ConfigurationProblemException($"There is no database in {folder}. Say where it is with --data DIR. Nothing was copied.");
            var configuration = Configuration(parsed);
            var address = parsed.GetValue(to) ?? (StoreSettings.NamesServer(configuration) ? configuration[PostgresAddress.Key] : null)
                ?? throw new ConfigurationProblemException($"Nothing says where to. Give --to, or set {PostgresAddress.Setting}, which no list of processes shows.");
            var target = new PostgresStore(PostgresAddress.Parse(address), KeyCertificates.Read(configuration));
            var directory = DataDirectory.Open(folder, usesSandbox: false);
            await using var one = Compose(new SqliteStore(directory));
            await using var other = Compose(target);
            var copied = await new DatabaseCopy(one, other).RunAsync(cancellationToken);
            foreach (var (table, rows) in copied.Where(table => table.Value > 0))
                await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{table}: {rows}"));
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                $"Copied to the {target.Name}. Start the server there, and not on {directory.Path} again: the two would end each other's sign-ins. What a server writes in that folder from now on is not copied. "
                + (File.Exists(DataDirectory.LocalTokenIn(directory.Path))
                    ? "Keep that folder for the bearer token of serve --local, which stays in it, or set Local__Token."
                    : "Keep that folder until you have seen it work, then delete it."));
            return 0;
        }));
        return command;
    }

    private static Command CreateBackup()
    {
        var data = DataOption.Create();
        var to = new Option<string>("--to") { Description = "A folder that is not there yet, or is empty.", HelpName = "DIR", Required = true };
        var command = new Command("backup", "Copies SQLite's database and the keys into a folder, while the server runs. Whoever has both can use every sign-in.") { data, to };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, _) => CommandBoundary.RunAsync(parsed, async () =>
        {
            if (StoreSettings.NamesServer(Configuration(parsed)))
                throw new ConfigurationProblemException($"{PostgresAddress.Setting} is set: what is in PostgreSQL is backed up by pg_dump. Nothing was backed up.");
            var target = DataDirectory.Resolve(parsed.GetRequiredValue(to), usesSandbox: false);
            var keys = DatabaseBackup.Run(DataDirectory.Resolve(parsed.GetValue(data), usesSandbox: false), target);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"Backed up to {target}: the database and its keys ({keys}). To restore, stop the server, and start it with --data on a copy of that folder."));
            return 0;
        }));
        return command;
    }

    private static ConfigurationManager Configuration(ParseResult parsed) =>
        ServeBuilder.Create(new ServeSettings { Configuration = parsed.UnmatchedTokens }, sandbox: null).Configuration;

    private static ServiceProvider Compose(IStore store)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddStorage(store);
        return services.BuildServiceProvider();
    }
}
