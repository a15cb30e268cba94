using System.CommandLine;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Audit;
using SessionboardMcp.Server.Storage.Changes;

namespace SessionboardMcp.Server.Commands;

/// <summary><c>audit verify</c>: whether the trail is what the server wrote. It ends with 0 if it is, with 1 if it is not, and with 2 where that cannot be told.</summary>
internal static class AuditVerifyCommand
{
    private const string StandardInput = "-";

    // A command is where the terminal is spoken to.
#pragma warning disable RS0030
    /// <summary>Standard input.</summary>
    public static TextReader Terminal() => Console.In;
#pragma warning restore RS0030

    /// <summary>Makes the command.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="input">Standard input.</param>
    public static Command Create(TimeProvider time, Func<TextReader> input)
    {
        var against = new Option<string?>("--against") { Description = "Also compare with an earlier export, a file or - for standard input.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var data = DataOption.Create();
        var command = new Command("verify", "Says whether entries were altered, deleted, inserted or reordered. It ends with 0 only if the trail is whole.") { against, json, data };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => CommandBoundary.RunAsync(parsed, async () =>
        {
            var services = new ServiceCollection().AddLogging().AddSingleton(time);
            services.AddStorage(CommandStore.Open(parsed.GetValue(data), parsed.UnmatchedTokens));
            services.AddChangeStorage(isBySignIn: false);
            await using var provider = services.BuildServiceProvider();
            // Before the trail, which must not be older than what it is compared with.
            var export = parsed.GetValue(against) is { } given ? await ReadAsync(given, against.Name, input, cancellationToken) : null;
            await StorageServices.MigrateAsync(provider, cancellationToken);
            var keysBack = provider.GetRequiredService<IStore>().KeysBack;
            var report = await provider.GetRequiredService<ChangeDatabases>().UseAsync(
                database => ReportAsync(database, provider.GetRequiredService<AuditVerifier>(), export, time, cancellationToken), cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(json) ? AuditReportText.AsJson(report, keysBack) : AuditReportText.AsText(report, keysBack));
            return report.Verdict switch
            {
                AuditVerdict.Whole => 0,
                AuditVerdict.Broken => 1,
                _ => 2,
            };
        }));
        return command;
    }

    private static async Task<AuditReport> ReportAsync(
        ServerDatabase database, AuditVerifier verifier, IReadOnlyList<ExportedEntry>? export, TimeProvider time, CancellationToken cancellationToken)
    {
        var report = await verifier.VerifyAsync(database, cancellationToken);
        return export is null || report.Verdict is AuditVerdict.Broken or AuditVerdict.KeyLost
            ? report
            : await new AuditComparer(database, report, time.GetUtcNow() - ChangePruning.AuditKept).CompareAsync(export, cancellationToken);
    }

    private static async Task<IReadOnlyList<ExportedEntry>> ReadAsync(string given, string option, Func<TextReader> input, CancellationToken cancellationToken)
    {
        using var reader = Open(given, option, input);
        var export = await AuditExportReader.ReadAsync(reader, "the export", cancellationToken).ToListAsync(cancellationToken);
        return export.Exists(one => one.Sequence is not null)
            ? export
            : throw new ConfigurationProblemException("The export holds no entry with a sequence, so that it proves nothing. Give what audit export or audit follow printed since the trail has a chain.");
    }

    private static TextReader Open(string given, string option, Func<TextReader> input)
    {
        try
        {
            return given == StandardInput ? input() : new StreamReader(given);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ConfigurationProblemException($"{option} is '{ConfigurationArguments.Name(given)}'. That file cannot be read. Give what audit export printed, or - for standard input.");
        }
    }
}
