using System.Text.Json;
using SessionboardMcp.Clients;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>The official clients against the server over HTTP.</summary>
public sealed class ServeClientsTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Calls =
        """[{"name":"find_event","arguments":{"name":"Meridian DevCon 2027"}},{"name":"run_query","arguments":{"query":"FIND Session WHERE status_category = 'accepted' INCLUDE COUNT(id) AS sessions","event_id":"Meridian DevCon 2027"}},{"name":"run_query","arguments":{}}]""";

    [RealClientTheory]
    [InlineData("v1", null)]
    [InlineData("v2-2025-11-25", "2025-11-25")]
    [InlineData("v2-2026-07-28", "2026-07-28")]
    public async Task The_typescript_sdk_lists_and_calls(string revision, string? negotiated)
    {
        var seen = await RealClients.DriveAsync(revision, Calls, "http", server.Mcp.ToString());

        if (negotiated is not null)
            seen.GetProperty("protocol").GetString().ShouldBe(negotiated);
        seen.GetProperty("server").GetProperty("name").GetString().ShouldBe("sessionboard-mcp");
        seen.GetProperty("tools").EnumerateArray().Select(tool => tool.GetString()).ShouldBe(VisibleTools.OfSandbox);
        var results = seen.GetProperty("results");
        results[0].GetProperty("structuredContent").GetProperty("rows")[0][1].GetString().ShouldBe("Meridian DevCon 2027");
        results[1].GetProperty("structuredContent").GetProperty("rows")[0][0].GetInt32().ShouldBeGreaterThan(0);
        results[2].GetProperty("isError").GetBoolean().ShouldBeTrue();
        results[2].GetProperty("content")[0].GetProperty("text").GetString()!.ShouldStartWith("Argument `query` is missing.");
    }

    [RealClientFact]
    public async Task The_inspector_lists_and_calls()
    {
        var url = server.Mcp.ToString();

        var list = await RealClients.InspectAsync(url, "--transport", "http", "--method", "tools/list", "--strict");
        var call = await RealClients.InspectAsync(url, "--transport", "http", "--method", "tools/call", "--tool-name", "find_event", "--tool-arg", "name=devcon");

        list.Code.ShouldBe(0, list.Error);
        JsonDocument.Parse(list.Output).RootElement.GetProperty("tools").GetArrayLength().ShouldBe(VisibleTools.OfSandbox.Length);
        call.Code.ShouldBe(0, call.Error);
        JsonDocument.Parse(call.Output).RootElement.GetProperty("structuredContent").GetProperty("total").GetInt32().ShouldBe(2);
    }

    [RealClientFact]
    public async Task With_a_real_credential_the_printed_token_is_needed_and_enough()
    {
        var real = new RunningServer(asReal: true);
        await real.InitializeAsync();
        try
        {
            var seen = await RealClients.DriveAsync("v1", """[{"name":"list_events","arguments":{}}]""", "http", real.Mcp.ToString(), real.Token!);
            var refused = await RealClients.RunAsync("node", ["drive.mjs", "v1", "[]", "http", real.Mcp.ToString()]);

            seen.GetProperty("results")[0].GetProperty("structuredContent").GetProperty("total").GetInt32().ShouldBe(4);
            refused.Code.ShouldNotBe(0);
            refused.Error.ShouldContain("401");
        }
        finally
        {
            await real.DisposeAsync();
        }
    }
}
