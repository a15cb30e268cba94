using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>Over stateless HTTP, too, a client is told how far the reading of an event is, before its answer comes on the same stream.</summary>
public sealed class ProgressOverHttpTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Who_asked_is_told_page_by_page_in_every_revision()
    {
        // Each of the two reads another part of the event.
        foreach (var (revision, tool, part) in new[] { ("2025-11-25", "search_sessions", "sessions"), ("2026-07-28", "search_people", "people") })
        {
            var hearing = new Hearing();
            await using var client = await McpClient.CreateAsync(
                hearing.Of(new HttpClientTransport(new HttpClientTransportOptions { Endpoint = server.Mcp })),
                new McpClientOptions { ClientInfo = new Implementation { Name = "test", Version = "1" }, ProtocolVersion = revision });
            var told = hearing.Listen();

            var result = await client.CallToolAsync(told.Call(tool, new Dictionary<string, object?> { ["event_id"] = SeededEvents.DevCon }));

            result.IsError.ShouldNotBe(true);
            told.Values.ShouldNotBeEmpty(revision);
            told.Values.ShouldAllBe(value => value.Message!.StartsWith($"Reading {part}: ", StringComparison.Ordinal));
            told.ShouldBeMoreEachTime();
        }
    }
}
