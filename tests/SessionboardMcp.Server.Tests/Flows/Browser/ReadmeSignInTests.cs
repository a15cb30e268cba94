using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>What the README tells a newcomer to type, as a process, with a real client and a real browser.</summary>
public sealed class ReadmeSignInTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [ChromiumFact]
    public async Task Serve_sandbox_signs_a_person_in_on_one_machine_and_answers()
    {
        var address = new Uri($"http://localhost:{SignInServer.FreePort()}");
        await using var server = await ServerProcess.StartAsync(address, "--sandbox", "--data", _directory.Path);
        await using var chromium = await Chromium.StartAsync();
        var person = await chromium.PersonAsync();
        await using var assistant = await Assistant.StartAsync(
            "v2-2026-07-28", new Uri(address, "/mcp").AbsoluteUri, """[{"name":"run_query","arguments":{"query":"FIND Session INCLUDE COUNT(id) AS sessions","event_id":"3960"}}]""");

        await person.ConnectAsync(assistant.Authorize);
        var seen = await assistant.FinishAsync();
        await person.Page.GotoAsync(new Uri(address, "/connections").AbsoluteUri);
        var connections = await person.Page.InnerTextAsync("main");

        var answer = seen.GetProperty("results")[0].GetProperty("structuredContent");
        answer.GetProperty("rows")[0][0].GetInt32().ShouldBeGreaterThan(100);
        answer.GetProperty("receipt").GetProperty("source").GetString().ShouldBe("sandbox (invented data)");
        connections.ShouldContain("used just now");
        person.Complaints.ShouldBeEmpty();
        server.Output.ShouldContain($"MCP is served at {new Uri(address, "/mcp")}. Assistants ask each person to sign in.");
        server.Output.ShouldContain("INVENTED");
        server.Output.ShouldContain("with its consent page at http://127.0.0.1:");
    }
}
