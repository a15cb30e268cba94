using System.CommandLine;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Server.Hosting;

namespace SessionboardMcp.Server.Commands;

/// <summary><c>doctor</c>: checks configuration, reachability, credential, the switches at Sessionboard and the budget.</summary>
internal static class DoctorCommand
{
    /// <summary>Makes the command. Its exit code is 0 where all is well, 1 where something failed, 2 where it could not start.</summary>
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print findings as JSON." };
        var sandbox = new Option<bool>("--sandbox") { Description = "Check against a sandbox in this process." };
        var command = new Command("doctor", "Checks whether assistants can be served, and says what to do where not.") { json, sandbox };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => CommandBoundary.RunAsync(parsed, async () =>
        {
            var findings = await ExamineAsync(parsed.GetValue(sandbox), parsed.UnmatchedTokens, cancellationToken);
            var text = parsed.GetValue(json) ? Report.AsJson(findings) : Report.AsText(findings);
            await parsed.InvocationConfiguration.Output.WriteAsync(text);
            return Report.IsHealthy(findings) ? 0 : 1;
        }));
        return command;
    }

    private static async Task<IReadOnlyList<Finding>> ExamineAsync(bool usesSandbox, IReadOnlyList<string> configuration, CancellationToken cancellationToken)
    {
        await using var sandbox = usesSandbox ? await SandboxStart.AtAsync(null, [], cancellationToken) : null;
        await using var app = ServerApp.Build(new ServeSettings { IsLocal = true, UsesSandbox = usesSandbox, Configuration = configuration }, sandbox?.BaseAddress);
        return await DoctorRun.ExamineAsync(app.Services, cancellationToken);
    }
}
