using System.CommandLine;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Identity.Approval;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Commands;

/// <summary><c>pair</c>: prints another address by which a browser becomes one that approves changes of the <c>serve --local</c> that runs.</summary>
internal static class PairCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var data = DataOption.Create();
        var forget = new Option<bool>("--forget") { Description = "Forgets all browsers that were paired, and the last address that was printed. None of them can approve changes any more." };
        var command = new Command("pair", "Prints the address that lets a browser approve changes of serve --local. It works once, for ten minutes. A browser is known for 30 days after its last use.") { data, forget };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => CommandBoundary.RunAsync(parsed, async () =>
        {
            var configuration = ServeBuilder.Create(new ServeSettings { Configuration = parsed.UnmatchedTokens }, sandbox: null).Configuration;
            StoreSettings.RequireUsable(configuration);
            await using var services = StoreSettings.NamesServer(configuration) ? await OpenAsync(configuration, cancellationToken) : null;
            var approvers = new LocalApprovers(
                services is null ? (IApproverLines)Lines(DataDirectory.Resolve(parsed.GetValue(data), usesSandbox: false)) : ActivatorUtilities.CreateInstance<StoredApproverLines>(services), TimeProvider.System);
            if (parsed.GetValue(forget))
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(Forgotten(approvers.Forget()));
                return 0;
            }

            var (code, address) = approvers.NewCode(address: null);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(LocalApproval.Line(address ?? ServeSettings.DefaultUrl, code));
            return 0;
        }));
        return command;
    }

    private static string Forgotten(int count) => count switch
    {
        0 => "No browser was paired.",
        1 => "1 browser was forgotten: it cannot approve changes any more. The command pair prints an address for another.",
        _ => $"{count} browsers were forgotten: none of them can approve changes any more. The command pair prints an address for another.",
    };

    private static async Task<ServiceProvider> OpenAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddStorage(StoreSettings.Open(configuration, data: null, usesSandbox: false));
        var provider = services.BuildServiceProvider();
        await StorageServices.MigrateAsync(provider, cancellationToken);
        return provider;
    }

    private static KeptApproverLines Lines(string folder)
    {
        try
        {
            PrivateFiles.Close(folder);
            return new KeptApproverLines(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationProblemException($"The data directory {folder} cannot be written to. Name the one of the server with --data DIR.");
        }
    }
}
