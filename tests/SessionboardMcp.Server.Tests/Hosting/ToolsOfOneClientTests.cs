using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>Over stateless HTTP every request says who asks, and the list of tools is that client's own.</summary>
public sealed class ToolsOfOneClientTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task ChatGPT_sees_search_and_fetch_and_the_next_client_does_not()
    {
        foreach (var (name, listed) in new[] { ("openai-mcp", true), ("claude-ai", false), ("ChatGPT", true) })
        {
            await using var client = await McpClient.CreateAsync(
                new HttpClientTransport(new HttpClientTransportOptions { Endpoint = server.Mcp }),
                new McpClientOptions { ClientInfo = new Implementation { Name = name, Version = "1" } });

            var tools = (await client.ListToolsAsync()).Select(tool => tool.Name).ToList();

            client.NegotiatedProtocolVersion.ShouldBe("2026-07-28");
            (tools.Contains("search"), tools.Contains("fetch")).ShouldBe((listed, listed), name);
        }
    }

    [Fact]
    public async Task Before_2026_07_28_too_although_it_names_itself_only_at_the_beginning()
    {
        foreach (var revision in (string[])["2025-06-18", "2025-11-25"])
        {
            await using var first = await ConnectAsync("openai-mcp (ChatGPT)", revision);
            await using var other = await ConnectAsync("claude-ai", revision);
            await using var last = await ConnectAsync("ChatGPT", revision);

            foreach (var (client, listed) in new[] { (first, true), (other, false), (last, true) })
            {
                client.NegotiatedProtocolVersion.ShouldBe(revision);
                var tools = (await client.ListToolsAsync()).Select(tool => tool.Name).ToList();
                (tools.Contains("search"), tools.Contains("fetch")).ShouldBe((listed, listed), revision);
            }
        }
    }

    private Task<McpClient> ConnectAsync(string name, string revision) => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions { Endpoint = server.Mcp }),
        new McpClientOptions { ClientInfo = new Implementation { Name = name, Version = "1" }, ProtocolVersion = revision });
}
