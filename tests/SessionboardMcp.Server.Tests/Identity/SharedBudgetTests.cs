using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Identity;
using SessionboardMcp.Server.Tests.Identity.OutsideIssuer;

namespace SessionboardMcp.Server.Tests.Identity;

/// <summary>Behind one API token several work; one that runs away takes nothing from the others.</summary>
public sealed class SharedBudgetTests
{
    private const int Limit = 30;
    private const string Told = "this one has used its share of";

    [Fact]
    public async Task Behind_an_outside_issuer_a_runaway_assistant_is_told_and_others_go_on()
    {
        var server = new OutsideServer { Limit = Limit };
        await server.InitializeAsync();
        try
        {
            var (runaway, other) = (server.Provider.Issue(subject: "ada", groups: ["organizers"]), server.Provider.Issue(subject: "grace", groups: ["organizers"]));
            (await AskAsync(other, 1)).ShouldNotContain("Not sent");
            var texts = new List<string>();
            for (var turn = 2; turn < 2 * Limit && !texts.Exists(text => text.Contains(Told, StringComparison.Ordinal)); turn++)
                texts.Add(await AskAsync(runaway, turn));

            var refusal = texts[^1];
            refusal.ShouldStartWith("Not sent, so that enough is left for others: 2 callers share this server's 30 requests for insights in 15 minutes");
            refusal.ShouldContain("It may go on at ");
            refusal.ShouldContain("Do not retry before; get_event_overview, search_sessions");
            for (var turn = 100; turn < 108; turn++)
                (await AskAsync(other, turn)).ShouldNotContain("Not sent");
            // What spends nothing still works for everybody.
            var (_, _, body) = await server.AskAsync(runaway, "tools/call", """{"name":"list_events","arguments":{}}""");
            body.GetProperty("result").TryGetProperty("isError", out var isError).ShouldBe(isError.ValueKind == JsonValueKind.False);
        }
        finally
        {
            await server.DisposeAsync();
        }

        async Task<string> AskAsync(string token, int turn)
        {
            var (_, _, body) = await server.AskAsync(token, "tools/call", $$$"""{"name":"run_query","arguments":{"query":"FIND Session INCLUDE id LIMIT {{{turn}}}"}}""");
            return body.GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString()!;
        }
    }

    [Fact]
    public async Task On_one_machine_each_client_has_its_share_by_its_name()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = Limit });
        var settings = new ServeSettings { IsLocal = true, UsesSandbox = true, Urls = "http://127.0.0.1:0" };
        await using var app = LocalApp.Build(ServeBuilder.CreateToServe(settings, sandbox.BaseAddress), settings, sandbox.BaseAddress, LocalToken.None);
        await app.StartAsync();
        await using var runaway = await ConnectAsync("runaway");
        await using var other = await ConnectAsync("other");

        (await AskAsync(other, 1)).ShouldNotContain("Not sent");
        var text = "";
        for (var turn = 2; turn < 2 * Limit && !text.Contains(Told, StringComparison.Ordinal); turn++)
            text = await AskAsync(runaway, turn);

        text.ShouldContain(Told);
        (await AskAsync(other, 100)).ShouldNotContain("Not sent");

        Task<McpClient> ConnectAsync(string name) => McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(app.Urls.First() + "/mcp") }),
            new McpClientOptions { ClientInfo = new Implementation { Name = name, Version = "1" } });
    }

    private static async Task<string> AskAsync(McpClient client, int turn)
    {
        var answer = await client.CallToolAsync("run_query", new Dictionary<string, object?> { ["query"] = $"FIND Session INCLUDE id LIMIT {turn}" });
        return ((TextContentBlock)answer.Content[0]).Text;
    }
}
