using System.CommandLine;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Desktop.Hosting;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Desktop.Commands;

/// <summary><c>doctor</c>: checks configuration, reachability, credential, the switches at Sessionboard and the budget.</summary>
internal static class DoctorCommand
{
    /// <summary>Makes the command. Its exit code is 0 where all is well, 1 where something failed, 2 where it could not start.</summary>
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print findings as JSON." };
        var sandbox = new Option<bool>("--sandbox") { Description = "Check against a sandbox in this process." };
        var command = new Command("doctor", "Checks whether an assistant can be served, and says what to do where not.") { json, sandbox };
        var profile = new ProfileOptions(command);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => CommandBoundary.RunAsync(parsed, async () =>
        {
            var identity = profile.Identity(parsed);
            await using var emulator = parsed.GetValue(sandbox) ? await SandboxHost.StartAsync(new SandboxOptions(), cancellationToken) : null;
            using var host = StdioHost.Build(parsed.UnmatchedTokens, emulator?.BaseAddress, identity);
            IReadOnlyList<Finding> findings = await DoctorRun.ExamineAsync(host.Services, cancellationToken);
            if (identity.Finding is { } signIn)
                findings = [signIn, .. findings];
            findings = [.. findings, .. OwnAccount.Find(LoopbackPeers.NotTold)];
            await parsed.InvocationConfiguration.Output.WriteAsync(parsed.GetValue(json) ? Report.AsJson(findings) : Report.AsText(findings));
            return Report.IsHealthy(findings) ? 0 : 1;
        }));
        return command;
    }
}
