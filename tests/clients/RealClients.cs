using System.Diagnostics;
using System.Text.Json;
using SessionboardMcp.Logs;

namespace SessionboardMcp.Clients;

/// <summary>The official clients in <c>tests/clients</c>, run by Node.</summary>
internal static class RealClients
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    private static string Folder => Path.Combine(Root, "tests", "clients");

    /// <summary>Whether the npm packages are installed.</summary>
    public static bool AreInstalled => Directory.Exists(Path.Combine(Folder, "node_modules", "@modelcontextprotocol", "client"));

    /// <summary>Drives a server with the TypeScript SDK.</summary>
    /// <param name="revision"><c>v1</c>, <c>v2-2025-11-25</c> or <c>v2-2026-07-28</c>.</param>
    /// <param name="calls">Tool calls, as a JSON array of <c>{name, arguments}</c>.</param>
    /// <param name="target"><c>http url [token]</c> or <c>stdio command arguments…</c>.</param>
    public static async Task<JsonElement> DriveAsync(string revision, string calls, params string[] target) =>
        JsonDocument.Parse((await RunAsync("node", ["drive.mjs", revision, calls, .. target])).Output).RootElement;

    /// <summary>Has the TypeScript SDK make a track and a session, and publish that; see <c>write.mjs</c>.</summary>
    /// <param name="revision"><c>v1</c>, <c>v2-2025-11-25</c> or <c>v2-2026-07-28</c>.</param>
    /// <param name="hasForms">Whether a person says yes in its forms; otherwise it has none.</param>
    /// <param name="target"><c>http url [token]</c> or <c>stdio command arguments…</c>.</param>
    public static async Task<JsonElement> WriteAsync(string revision, bool hasForms, params string[] target)
    {
        var (code, output, error) = await RunAsync("node", ["write.mjs", revision, hasForms ? "yes" : "none", .. target]);
        return code == 0 ? JsonDocument.Parse(output).RootElement : throw new InvalidOperationException(error);
    }

    /// <summary>Runs the official inspector's command line.</summary>
    public static Task<(int Code, string Output, string Error)> InspectAsync(params string[] arguments) =>
        RunAsync("node", [Path.Combine("node_modules", ".bin", "mcp-inspector"), "--cli", .. arguments]);

    /// <summary>Runs a program in the clients' folder until it ends, within a minute. What it logs is not among its errors.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">A line for its standard input, which ends when the first line of output has come.</param>
    /// <param name="piped">All of its standard input, which ends at once.</param>
    public static async Task<(int Code, string Output, string Error)> RunAsync(string program, string[] arguments, string? input = null, byte[]? piped = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The inspector keeps a catalogue of servers in the home folder otherwise.
        start.Environment["MCP_CATALOG_PATH"] = Path.Combine(Path.GetTempPath(), $"mcp-catalog-{Environment.ProcessId}.json");
        start.Environment.Remove("SESSIONBOARD_API_TOKEN");
        foreach (var (name, value) in ProcessLog.Variables)
            start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            var error = process.StandardError.ReadToEndAsync(deadline.Token);
            var first = "";
            if (piped is not null)
                await process.StandardInput.BaseStream.WriteAsync(piped, deadline.Token);
            if (input is not null)
            {
                await process.StandardInput.WriteLineAsync(input);
                await process.StandardInput.FlushAsync(deadline.Token);
                first = await process.StandardOutput.ReadLineAsync(deadline.Token) + "\n";
            }

            process.StandardInput.Close();
            var output = await process.StandardOutput.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, first + output, ProcessLog.Take(await error));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "SessionboardMcp.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The repository is not around the tests.");
    }
}
