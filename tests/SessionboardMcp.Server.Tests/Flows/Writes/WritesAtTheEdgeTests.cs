using System.Net;
using System.Text.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>What hosts make of changes: scopes that are missing, a restart, several processes, no place to keep anything.</summary>
public sealed class WritesAtTheEdgeTests
{
    private const string Old = "2025-11-25";
    private const string New = "2026-07-28";

    [Fact]
    public async Task Behind_sign_in_a_scope_that_was_not_granted_is_a_challenge_at_both_revisions()
    {
        await using var server = await SignedInWrites.StartAsync();
        await using (await server.ConnectAsync(New, "reader", scopes: string.Join(' ', Scopes.AllRead)))
        {
            var (browser, token) = server.Of("reader");
            // What undo needs depends on what it undoes.
            foreach (var sample in ToolSamples.All.Where(sample => sample.Tool is ChangeTool and not UndoChangeTool))
            {
                var call = JsonSerializer.Serialize(new { name = sample.Name, arguments = sample.Call, _meta = new Dictionary<string, object> { ["io.modelcontextprotocol/protocolVersion"] = New } });
                foreach (var (revision, headers) in new (string, (string, string)[])[] { (Old, []), (New, [("Mcp-Method", "tools/call"), ("Mcp-Name", sample.Name)]) })
                {
                    using var answer = await browser.McpAsync(token, revision, "tools/call", call, headers);
                    answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, $"{sample.Name} at {revision}");
                    var challenge = answer.Headers.WwwAuthenticate.ToString();
                    challenge.ShouldContain("insufficient_scope");
                    foreach (var scope in sample.Writes)
                        challenge.ShouldContain(scope, customMessage: sample.Name);
                }
            }
        }

        (await server.AuditedAsync()).ShouldNotContain(entry => entry.Action.StartsWith("change", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_this_machine_it_is_an_error_that_names_the_scope()
    {
        await using var server = await LocalWrites.StartWithAsync(string.Join(' ', Scopes.AllRead));
        foreach (var revision in (string[])[Old, New])
        {
            await using var assistant = await server.ConnectAsync(revision);
            foreach (var sample in ToolSamples.All.Where(sample => sample.Tool is ChangeTool and not UndoChangeTool))
            {
                var said = await assistant.AskInVainAsync(sample.Name, sample.Call);
                said.ShouldContain(sample.Writes[0], customMessage: sample.Name);
                said.ShouldContain("Sessionboard:Scopes");
            }
        }

        var audited = await server.AuditedAsync();
        audited.Count(entry => entry.Action == "call" && entry.Outcome != "ok").ShouldBeGreaterThan(5);
        audited.ShouldNotContain(entry => entry.Action.StartsWith("change", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_restart_what_waits_still_waits_and_is_approved_by_the_browser_that_was_paired_before()
    {
        await using var server = await LocalWrites.StartAsync();
        string session, id;
        await using (var before = await server.ConnectAsync(Old))
        {
            // Pairs the browser.
            await before.ChangeAsync("update_session", new { event_id = WritingServer.Event, session_id = session = (await WriteCases.SessionAsync(before, "Before the restart"))!, is_public = true });
            id = WritingAssistant.Id(await before.AskAsync("update_session", new { event_id = WritingServer.Event, session_id = session, title = "After the restart" }));
        }

        await server.RestartAsync();

        await using var after = await server.ConnectAsync(New);
        var seen = await after.AskAsync("get_change", new { change_id = id });
        WritingAssistant.State(seen).ShouldBe("waiting");
        WritingAssistant.State(await after.ApprovedAsync(seen)).ShouldBe("applied");
        (await server.HeldAsync(session)).Title.ShouldBe("After the restart");
    }

    [Fact]
    public async Task Two_processes_share_what_waits_and_their_links_are_of_the_address_that_people_know()
    {
        using var directory = new TemporaryDirectory();
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000 });
        var addresses = new[] { Free(), Free() };
        string[] settings =
        [
            "--data", directory.Path, $"--PublicUrl={addresses[0].Text}", $"--Sessionboard:BaseUrl={sandbox.BaseAddress}", "--Sessionboard:OAuth:ClientId=sessionboard-mcp",
        ];
        await using var one = await ServerProcess.StartAsync(addresses[0].Origin, settings);
        await using var two = await ServerProcess.StartAsync(addresses[1].Origin, settings);
        using var visitor = new Visitor(addresses[0]);
        var tokens = await SandboxServer.SignInAsync(visitor, "dana", ("scope", $"{string.Join(' ', Scopes.AllRead.Concat(Scopes.AllWrite))} offline_access"));
        using var http = new HttpClient(new SocketsHttpHandler());

        var made = await AskAsync("create_session", $$"""{"event_id":{{WritingServer.Event}},"title":"At two processes"}""", 1);
        var session = WritingAssistant.RecordId(made);
        var waiting = await AskAsync("update_session", $$"""{"event_id":{{WritingServer.Event}},"session_id":"{{session}}","is_public":true}""", 1);
        var again = await AskAsync("update_session", $$"""{"event_id":{{WritingServer.Event}},"session_id":"{{session}}","is_public":true}""", 0);

        var id = WritingAssistant.Id(waiting);
        WritingAssistant.Id(again).ShouldBe(id, "the same call at the other process");
        waiting.GetProperty("link").GetString().ShouldBe($"{addresses[0].Text.TrimEnd('/')}/changes/{id}");
        await Buttons.PressAsync(visitor, id, "approve");
        (await AskAsync("get_change", $$"""{"change_id":"{{id}}"}""", 1)).GetProperty("decidedBy").GetString().ShouldBe("page");

        async Task<JsonElement> AskAsync(string tool, string arguments, int process)
        {
            using var answer = await ProxiedCall.SendAsync(http, addresses[process], addresses[0], tokens.Access, $$"""{"name":"{{tool}}","arguments":{{arguments}}}""");
            var result = (await Visitor.JsonAsync(answer)).GetProperty("result");
            return result.TryGetProperty("structuredContent", out var content) ? content : throw new InvalidOperationException(result.ToString());
        }
    }

    [Fact]
    public async Task Behind_an_outside_issuer_without_a_data_directory_nothing_is_offered_and_a_call_says_why()
    {
        await using var server = await OutsideWrites.StartAsync(keeps: false);
        server.Output.ShouldContain("Give a directory with --data DIR");
        foreach (var revision in (string[])[Old, New])
        {
            await using var assistant = await server.ConnectAsync(revision, answer: WritingServer.Yes);
            (await assistant.ToolsAsync()).ShouldNotContain(name => ToolCatalogue.Create().Any(tool => tool is ChangeTool && tool.ProtocolTool.Name == name));
            foreach (var sample in ToolSamples.All.Where(sample => sample.Tool is ChangeTool))
                (await assistant.AskInVainAsync(sample.Name, sample.Call)).ShouldContain("Nothing can be changed through this server", customMessage: sample.Name);
        }
    }

    private static PublicAddress Free() => PublicAddress.Resolve($"http://localhost:{SignInServer.FreePort()}", []);
}
