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
}
