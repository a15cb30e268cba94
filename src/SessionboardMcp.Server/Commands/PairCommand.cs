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
        var command = new Command("pair", "Prints the address that lets a browser approve changes of serve --local. It works once, for ten minutes.") { data };
        command.SetAction((parsed, _) => CommandBoundary.RunAsync(parsed, async () =>
        {
            var (code, address) = new LocalApprovers(Lines(DataDirectory.Resolve(parsed.GetValue(data), usesSandbox: false)), TimeProvider.System).NewCode(address: null);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(LocalApproval.Line(address ?? ServeSettings.DefaultUrl, code));
            return 0;
        }));
        return command;
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
