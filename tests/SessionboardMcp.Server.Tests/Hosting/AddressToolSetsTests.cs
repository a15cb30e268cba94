using ModelContextProtocol;
using ModelContextProtocol.Client;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary><c>/mcp?toolsets=…</c>: each client's own address chooses what it is shown.</summary>
public sealed class AddressToolSetsTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string[] Agenda = ["list_agenda_drafts", "get_agenda_draft", "create_agenda_draft", "update_agenda_draft", "place_session", "remove_placement", "plan_agenda", "explain_placement", "list_planning_rules", "commit_agenda_draft"];

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task A_clients_address_chooses_its_sets_and_the_next_client_sees_its_own(string revision)
    {
        (await ListAsync("?toolsets=agenda,reports", revision)).ShouldBe([.. Agenda, "list_reports", "run_report", "list_dashboards", "get_dashboard", "create_report", "update_report"], ignoreOrder: true);
        (await ListAsync("?toolsets=agenda&toolsets=content", revision)).ShouldBe([.. Agenda, "get_session_content"], ignoreOrder: true);
        (await ListAsync("", revision)).ShouldContain("run_query");
        (await ListAsync("?toolsets=", revision)).ShouldBe(await ListAsync("", revision));
        (await ListAsync("?toolsets=all", revision)).Count.ShouldBeGreaterThan((await ListAsync("", revision)).Count);
    }

    [Fact]
    public async Task A_set_that_is_none_is_told() =>
        (await Should.ThrowAsync<McpException>(() => ListAsync("?toolsets=agenda,<b>bogus</b>", "2026-07-28"))).Message.ShouldContain("which is no set of tools. The sets are insights, programme");

    private async Task<IReadOnlyList<string>> ListAsync(string query, string revision)
    {
        await using var client = await McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(server.Mcp, query) }),
            new McpClientOptions { ProtocolVersion = revision });
        return [.. (await client.ListToolsAsync()).Select(tool => tool.Name)];
    }
}
