using System.Diagnostics;

namespace SessionboardMcp.Breaks;

/// <summary>Runs programs, and ends what it started.</summary>
internal static class Shell
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="longest">How long it may take; then it is ended, with all that it started.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Ends it as well.</param>
    /// <returns>Its exit code, null where it took too long; and what it wrote.</returns>
    public static async Task<(int? Code, string Output)> RunAsync(
        string folder, TimeSpan longest, string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // No build server may outlive the scratch folder, or know it from an earlier run.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // `dotnet run` gives these to this program, and they are not for those that it starts.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBuildExtensionsPath");
        using var process = Process.Start(start) ?? throw new BreaksException($"{program} does not start.");
        using var timer = new CancellationTokenSource(longest);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(either.Token);
            var error = process.StandardError.ReadToEndAsync(either.Token);
            await process.WaitForExitAsync(either.Token);
            return (process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return (null, "");
        }
    }
}
