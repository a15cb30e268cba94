using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Proof.Bench;

/// <summary>
/// The bridge in one run, side by side: the SDK's bare echo, a direct call, our tools, and the same tools on the TypeScript SDK; each is a process
/// of its own, and so is what stands in for Sessionboard. It prints a table and asserts nothing: machines differ, ratios travel.
/// </summary>
internal static class BridgeBench
{
    private const int Event = SeededEvents.DevCon;
    private const string ApiToken = "sandbox-full";

    private static string? _only;

    private static readonly int[] Connections = [1, 16, 64];
    private static readonly string Bearer = new('b', 40);

    /// <summary>Measures all of it.</summary>
    /// <param name="span">How long each figure is measured.</param>
    /// <param name="only">Only what has this in its name; null for all.</param>
    public static async Task<int> RunAsync(TimeSpan span, string? only)
    {
        _only = only;
        await using var sandbox = await Child.PlayAsync("sandbox", "/");
        await using var canned = await Child.PlayAsync("canned", "/v1/none", sandbox.Address.ToString());
        await using var echo = await Child.PlayAsync("echo", "/healthz");
        await using var peer = await Peer.StartAsync(canned.Address, ApiToken);
        using var data = new TemporaryDirectory();
        await using var local = await LocalAsync(canned.Address, data.Path);
        await using var large = await LocalAsync(sandbox.Address, data.Path);
        var signInPort = SignInServer.FreePort();
        await using var signedIn = await Child.ServeAsync(signInPort, "--data", Path.Combine(data.Path, "signed-in"), $"--Sessionboard:BaseUrl={sandbox.Address}", "--Sessionboard:OAuth:ClientId=sessionboard-mcp", $"--PublicUrl=http://localhost:{signInPort}");
        using var visitor = new Visitor(PublicAddress.Resolve($"http://localhost:{signInPort}", []));
        var person = (await SandboxServer.SignInAsync(visitor, "dana")).Access;

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {span.TotalSeconds:F0} s each\n"));
        Console.WriteLine("| call | connections | p50 ms | p99 ms | answers/s | computing ms | KiB allocated |\n| --- | --- | --- | --- | --- | --- | --- |");
        await PrintAsync("bare C# SDK echo", echo, null, "/mcp", number => Tool("echo", new { text = $"hello {number}" }), span);
        await PrintAsync("direct: canned query", canned, ApiToken, "/v1/insights/execute", Query, span);
        await PrintAsync("`run_query`, --local, canned, distinct", local, Bearer, "/mcp", RunQuery, span);
        await PrintAsync("`list_events`, --local", local, Bearer, "/mcp", _ => Tool("list_events", new { }), span);
        await PrintAsync("`list_events`, signed in", signedIn, person, "/mcp", _ => Tool("list_events", new { }), span);
        if (peer is not null)
        {
            await PrintAsync("TypeScript: query, canned, distinct", peer, null, "/mcp", RunQuery, span);
            await PrintAsync("TypeScript: `list_events`, not kept", peer, null, "/mcp", _ => Tool("list_events", new { }), span);
        }
        else
        {
            Console.WriteLine("| TypeScript: not installed, run npm ci --prefix tests/SessionboardMcp.Proof/peer | | | | | |");
        }

        await PrintAsync("direct: sandbox query, distinct", sandbox, ApiToken, "/v1/insights/execute", Query, span);
        await PrintAsync("`run_query`, --local, sandbox, distinct", large, Bearer, "/mcp", RunQuery, span);
        foreach (var (tool, arguments) in Reads)
            await PrintAsync($"`{tool}`, seed", large, Bearer, "/mcp", _ => Tool(tool, arguments), span);
        if (IsWanted("large"))
            await LargeAsync(data.Path, span);
        if (IsWanted("each tool"))
            await EachAsync(data.Path, span);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nResident, MiB: --local {local.Resident}, with an index {large.Resident}, signed in {signedIn.Resident}, echo {echo.Resident}, TypeScript {peer?.Resident}, sandbox {sandbox.Resident}."));
        return 0;
    }

    private static async Task LargeAsync(string data, TimeSpan span)
    {
        await using var sandbox = await Child.PlayAsync("large", "/");
        await using var server = await LocalAsync(sandbox.Address, data);
        var mcp = new Uri(server.Address, "/mcp");
        await FirstReading.PrintAsync(mcp, Bearer, "list_events", []);
        var before = await Counters.HeapAsync(server.Process.Id);
        var about = new Dictionary<string, object?> { ["event_id"] = LargeEvent.Id };
        await FirstReading.PrintAsync(mcp, Bearer, "search_sessions", new(about) { ["text"] = "data" });
        await FirstReading.PrintAsync(mcp, Bearer, "search_people", new(about) { ["text"] = "anna" });
        await FirstReading.PrintAsync(mcp, Bearer, "check_programme", about);
        await FirstReading.PrintAsync(mcp, Bearer, "get_event_overview", about);
        var after = await Counters.HeapAsync(server.Process.Id);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The large event's index: {(after.Objects - before.Objects) >> 20} MiB, with gaps {(after.WithGaps - before.WithGaps) >> 20}; resident {server.Resident} MiB.\n"));
        foreach (var (tool, arguments) in Reads)
            await PrintAsync($"`{tool}`, large", server, Bearer, "/mcp", _ => Tool(tool, arguments), span);
    }

    // Servers of their own, so that neither sixty-four connections nor other readings came before.
    private static async Task EachAsync(string data, TimeSpan span)
    {
        EachTool.PrintHead(span);
        foreach (var (role, name) in new[] { ("sandbox", "seed"), ("large", "large") })
        {
            await using var sandbox = await Child.PlayAsync(role, "/");
            await using var server = await LocalAsync(sandbox.Address, data, EachTool.Setting);
            await EachTool.PrintAsync(name, server, Bearer, span);
        }
    }

    private static bool IsWanted(string name) => _only is null || name.Contains(_only, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string Tool, object Arguments)> Reads =>
    [
        ("search_sessions", new { event_id = Event, text = "data" }),
        ("search_people", new { event_id = Event, text = "anna" }),
        ("get_event_overview", new { event_id = Event }),
        ("check_programme", new { event_id = Event }),
        ("list_event_settings", new { event_id = Event, kind = "rooms" }),
    ];

    private static Task<Child> LocalAsync(Uri sessionboard, string data, params string[] settings) => Child.ServeAsync(
        ["--local", "--data", Path.Combine(data, sessionboard.Port.ToString(CultureInfo.InvariantCulture)), $"--Sessionboard:BaseUrl={sessionboard}", $"--Sessionboard:ApiToken={ApiToken}", $"--Local:Token={Bearer}", .. settings]);

    private static string Text(int number) => $"FIND Session WHERE title != 'x{number}' INCLUDE title, id LIMIT 20";

    private static string Query(int number) => JsonSerializer.Serialize(new { query = Text(number) });

    private static string RunQuery(int number) => Tool("run_query", new { query = Text(number) });

    private static string Tool(string name, object arguments) =>
        JsonSerializer.Serialize(new { jsonrpc = "2.0", id = 1, method = "tools/call", @params = new { name, arguments } });

    private static async Task PrintAsync(string name, Child watched, string? token, string path, Func<int, string> body, TimeSpan span)
    {
        if (!IsWanted(name))
            return;
        await Load.WarmAsync(new Uri(watched.Address, path), token, body);
        foreach (var connections in Connections)
        {
            var figures = await Load.MeasureAsync(watched.Process, new Uri(watched.Address, path), token, body, connections, span);
            var allocated = connections > 1 || watched.Process.ProcessName == "node"
                ? ""
                : ((await Load.AllocatedAsync(watched.Process, new Uri(watched.Address, path), token, body)) / 1024).ToString("F0", CultureInfo.InvariantCulture);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {connections} | {figures.P50:F2} | {figures.P99:F2} | {figures.PerSecond:F0} | {figures.Computing:F2} | {allocated} |"));
        }
    }
}
