using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Audit;
using SessionboardMcp.Server.Storage.Changes;

namespace SessionboardMcp.Server.Commands;

/// <summary><c>audit</c>: who did what, through which assistant, as lines of JSON for the operator and for whatever collects them.</summary>
internal static class AuditCommand
{
    /// <summary>Makes the command with its three parts.</summary>
    public static Command Create()
    {
        var command = new Command("audit", "Prints what assistants did, as lines of JSON, and verifies that nobody altered it. It is kept for 90 days.");
        command.Add(CreateExport());
        command.Add(CreateFollow(TimeProvider.System));
        command.Add(AuditVerifyCommand.Create(TimeProvider.System, AuditVerifyCommand.Terminal));
        return command;
    }

    /// <summary><c>audit follow</c>, on a clock.</summary>
    internal static Command CreateFollow(TimeProvider time)
    {
        var options = new Options("follow", "Prints each entry as it is made, until Ctrl+C. Pipe it to what keeps it elsewhere.");
        options.Command.SetAction((parsed, cancellationToken) => CommandBoundary.RunAsync(parsed, () => WriteAsync(
            parsed, options, time, (reader, filter) => reader.FollowAsync(filter, cancellationToken), cancellationToken)));
        return options.Command;
    }

    private static Command CreateExport()
    {
        var options = new Options("export", "Prints the entries that are kept, oldest first.");
        var until = new Option<string?>("--until") { Description = "Only entries before this: 2026-11-28, or 2026-11-28T14:00:00Z.", HelpName = "TIME" };
        options.Command.Add(until);
        options.Command.SetAction((parsed, cancellationToken) => CommandBoundary.RunAsync(parsed, () => WriteAsync(
            parsed, options, TimeProvider.System, (reader, filter) => reader.ReadAsync(Between(filter, Time(parsed, until)), cancellationToken), cancellationToken)));
        return options.Command;
    }

    private static AuditFilter Between(AuditFilter filter, DateTimeOffset? until) => filter.Since >= until
        ? throw new ConfigurationProblemException("--since is not before --until, so that no entry is between. Give an earlier --since.")
        : filter with { Until = until };

    private static async Task<int> WriteAsync(
        ParseResult parsed, Options options, TimeProvider time, Func<AuditReader, AuditFilter, IAsyncEnumerable<StoredAuditEntry>> read, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(time);
        var filter = options.Filter(parsed);
        services.AddStorage(CommandStore.Open(options.Data(parsed), parsed.UnmatchedTokens));
        services.AddChangeStorage(isBySignIn: false);
        await using var provider = services.BuildServiceProvider();
        await StorageServices.MigrateAsync(provider, cancellationToken);
        if (filter.Connection is { } connection)
            await RequireKnownAsync(provider.GetRequiredService<ChangeDatabases>(), connection, cancellationToken);
        var output = parsed.InvocationConfiguration.Output;
        try
        {
            var isEmpty = true;
            await foreach (var entry in read(provider.GetRequiredService<AuditReader>(), filter))
            {
                isEmpty = false;
                await output.WriteLineAsync(AuditLine.Of(entry).AsMemory(), cancellationToken);
                await output.FlushAsync(cancellationToken);
            }

            if (isEmpty)
                await parsed.InvocationConfiguration.Error.WriteLineAsync("No entry is kept of what was asked for.".AsMemory(), cancellationToken);
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl+C is how following ends.
            return 0;
        }
        catch (IOException)
        {
            // Whoever read the lines has gone, as head does.
            return 1;
        }
    }

    // One that was misspelt looks like one that did nothing.
    private static async Task RequireKnownAsync(ChangeDatabases databases, string connection, CancellationToken cancellationToken)
    {
        var isKnown = await databases.UseAsync(
            async database => await database.AuditEntries.AnyAsync(row => row.Connection == connection, cancellationToken) || await database.Connections.AnyAsync(row => row.Id == connection, cancellationToken), cancellationToken);
        if (!isKnown)
            throw new ConfigurationProblemException($"--connection is '{ConfigurationArguments.Name(connection)}'. There is no such connection, and no entry of one. The ids are those of 'connections list'.");
    }

    private static DateTimeOffset? Time(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } given)
            return null;
        return DateTimeOffset.TryParse(given, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new ConfigurationProblemException($"{option.Name} is '{ConfigurationArguments.Name(given)}'. Write a day or an instant, such as 2026-11-28 or 2026-11-28T14:00:00Z.");
    }

    /// <summary>What the parts share.</summary>
    private sealed class Options
    {
        private readonly Option<string?> _since = new("--since") { Description = "Only entries from this on: 2026-11-28, or 2026-11-28T14:00:00Z.", HelpName = "TIME" };
        private readonly Option<string?> _connection = new("--connection") { Description = "Only those of one connection, as connections list shows it.", HelpName = "ID" };
        private readonly Option<string?> _data = DataOption.Create();

        public Options(string name, string description)
        {
            Command = new Command(name, description) { _since, _connection, _data };
            Command.TreatUnmatchedTokensAsErrors = false;
        }

        public Command Command { get; }

        public string? Data(ParseResult parsed) => parsed.GetValue(_data);

        public AuditFilter Filter(ParseResult parsed) => new(Time(parsed, _since), null, parsed.GetValue(_connection));
    }
}
