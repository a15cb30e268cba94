using System.Text.Json;
using ModelContextProtocol.Client;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>Over HTTP at 2025-11-25 nothing but the first request says what a client shows: it is remembered for its connection.</summary>
public sealed class ViewClientsTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly JsonElement Views = JsonDocument.Parse("""{"mimeTypes":["text/html;profile=mcp-app"]}""").RootElement;

    [Theory]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task A_client_that_shows_views_is_told_of_the_board_and_the_next_that_does_not_is_not(string revision)
    {
        (await ListsBoardAsync(revision, showsViews: false)).ShouldBe((false, false));
        (await ListsBoardAsync(revision, showsViews: true)).ShouldBe((true, true));
        (await ListsBoardAsync(revision, showsViews: false)).ShouldBe((false, false));
    }

    private async Task<(bool Tool, bool Resource)> ListsBoardAsync(string revision, bool showsViews)
    {
        await using var client = await McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(server.Mcp, "?toolsets=all") }),
            new McpClientOptions
            {
                ProtocolVersion = revision,
                Capabilities = showsViews ? new() { Extensions = new Dictionary<string, object> { ["io.modelcontextprotocol/ui"] = Views } } : new(),
            });
        return ((await client.ListToolsAsync()).Any(tool => tool.Name == "get_agenda_board"), (await client.ListResourcesAsync()).Any(resource => resource.Uri == "ui://sessionboard/agenda"));
    }
}
