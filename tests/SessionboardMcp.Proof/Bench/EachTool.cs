using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Tests.Samples;

namespace SessionboardMcp.Proof.Bench;

/// <summary>
/// Every tool whose definition says that it reads, by the call that the tests have of it: one row each, and none is left out. What changes
/// something is not measured: its call leaves a change set that waits for a person, or for Sessionboard, and thousands of those would be what is measured.
/// </summary>
internal static class EachTool
{
    // With the warm-up, and with what is allocated, a row takes about two and a half times this; there are some fifty of them.
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(0.75);

    // The 99th percentile of fewer is the slowest of them.
    private const int Enough = 100;

    private const int MostSaid = 200;

    // For the first call of a tool, which may read the large event.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>What a server that is measured is started with: <c>search</c> looks into the event that grows, and into no other.</summary>
    public static string Setting => string.Create(CultureInfo.InvariantCulture, $"--Tools:SearchEvents:0={LargeEvent.Id}");

    /// <summary>Prints what the rows are, and the head of their table.</summary>
    /// <param name="span">How long each figure of the bench is measured.</param>
    public static void PrintHead(TimeSpan span)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nEach tool that reads, with `--local`, at one connection, {Shortened(span).TotalSeconds:0.##} s each: the same call again and again, about the same event where a tool is about one. What the server keeps is read from memory; what it does not keep, it asks the sandbox for in each call. Of fewer than {Enough} calls the number is told instead of a p99. Tools that change something are not measured: each call would leave a change set that waits for a person or for Sessionboard, and those would be what is measured.\n"));
        Console.WriteLine("| tool | event | p50 ms | p99 ms | answers/s | computing ms | KiB allocated |\n| --- | --- | --- | --- | --- | --- | --- |");
    }

    /// <summary>Measures each, and prints its row.</summary>
    /// <param name="event">What the event is called in the rows.</param>
    /// <param name="server">The server.</param>
    /// <param name="token">Its bearer.</param>
    /// <param name="span">How long each figure of the bench is measured; here for <see cref="Most"/> at most.</param>
    public static async Task PrintAsync(string @event, Child server, string token, TimeSpan span)
    {
        var mcp = new Uri(server.Address, "/mcp");
        var length = Shortened(span);
        var reading = ToolSamples.Tools.Where(tool => tool.ProtocolTool.Annotations?.ReadOnlyHint == true).ToList();
        // All are asked before the first is measured: they share what is to be compiled and what is to be read.
        var told = new Dictionary<SessionboardTool, string?>();
        await using (var client = await FirstReading.ConnectAsync(mcp, token))
        {
            foreach (var tool in reading)
                told[tool] = await ToldAsync(async () => await AskAsync(client, tool) ?? await WarmedAsync(mcp, token, tool, length / 2));
        }

        foreach (var tool in reading)
        {
            var row = "";
            var said = told[tool] ?? await ToldAsync(async () =>
            {
                row = await RowAsync(server, mcp, token, tool, length);
                return null;
            });
            Console.WriteLine(said is null ? $"| `{tool.ProtocolTool.Name}` | {@event} | {row} |" : $"| `{tool.ProtocolTool.Name}` | {@event} | not measured: {OneCell(said)} | | | | |");
        }
    }

    private static async Task<string> RowAsync(Child server, Uri mcp, string token, SessionboardTool tool, TimeSpan span)
    {
        var body = Body(tool);
        var figures = await Load.MeasureAsync(server.Process, mcp, token, _ => body, 1, span);
        var allocated = await Load.AllocatedAsync(server.Process, mcp, token, _ => body, span / 2) / 1024;
        var p99 = figures.Answers < Enough
            ? string.Create(CultureInfo.InvariantCulture, $"({figures.Answers} {(figures.Answers == 1 ? "call" : "calls")})")
            : figures.P99.ToString("F2", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{figures.P50:F2} | {p99} | {figures.PerSecond:F0} | {figures.Computing:F2} | {allocated:F0}");
    }

    private static async Task<string?> AskAsync(McpClient client, SessionboardTool tool)
    {
        var arguments = Arguments(tool).ToDictionary(argument => argument.Key, argument => (object?)argument.Value);
        using var patience = new CancellationTokenSource(Patience);
        var result = await client.CallToolAsync(tool.ProtocolTool.Name, arguments, cancellationToken: patience.Token);
        return result.IsError == true ? result.Content.OfType<TextContentBlock>().FirstOrDefault()?.Text ?? "an error without a text" : null;
    }

    private static async Task<string?> WarmedAsync(Uri mcp, string token, SessionboardTool tool, TimeSpan span)
    {
        var body = Body(tool);
        await Load.WarmAsync(mcp, token, _ => body, span);
        return null;
    }

    // Whatever happens to one tool is told in its row, and the others are measured all the same.
    private static async Task<string?> ToldAsync(Func<Task<string?>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception failure)
        {
            return failure.Message;
        }
    }

    private static string Body(SessionboardTool tool) =>
        JsonSerializer.Serialize(new { jsonrpc = "2.0", id = 1, method = "tools/call", @params = new { name = tool.ProtocolTool.Name, arguments = Arguments(tool) } });

    // The sample that is about the event that grows; where none is, the first one, asked about that event where it says an event at all.
    private static JsonObject Arguments(SessionboardTool tool)
    {
        var sample = ToolSamples.Of(tool.ProtocolTool.Name);
        JsonObject[] calls = [.. new[] { sample.Call, sample.OtherCall }.Select(call => call is null ? [] : JsonSerializer.SerializeToNode(call)!.AsObject())];
        if (calls.FirstOrDefault(call => call.ToJsonString().Contains(string.Create(CultureInfo.InvariantCulture, $":{LargeEvent.Id}"), StringComparison.Ordinal)) is { } about)
            return about;
        if (calls[0].ContainsKey("event_id"))
            calls[0]["event_id"] = LargeEvent.Id;
        return calls[0];
    }

    private static TimeSpan Shortened(TimeSpan span) => span < Most ? span : Most;

    private static string OneCell(string said)
    {
        var line = string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("|", "\\|", StringComparison.Ordinal);
        return line.Length <= MostSaid ? line : $"{line[..MostSaid]}…";
    }
}
