using System.Collections.Concurrent;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
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
            await using var client = await McpClient.CreateAsync(
                new HttpClientTransport(new HttpClientTransportOptions { Endpoint = server.Mcp }),
                new McpClientOptions { ClientInfo = new Implementation { Name = "test", Version = "1" }, ProtocolVersion = revision });
            var told = new Told();

            var result = await client.CallToolAsync(tool, new Dictionary<string, object?> { ["event_id"] = SeededEvents.DevCon }, told);

            result.IsError.ShouldNotBe(true);
            told.Values.ShouldNotBeEmpty(revision);
            told.Values.ShouldAllBe(value => value.Message!.StartsWith($"Reading {part}: ", StringComparison.Ordinal));
            told.Values.Select(value => value.Progress).ShouldBe(told.Values.Select(value => value.Progress).Distinct().Order());
        }
    }

    private sealed class Told : IProgress<ProgressNotificationValue>
    {
        private readonly ConcurrentQueue<ProgressNotificationValue> _values = new();

        public IReadOnlyList<ProgressNotificationValue> Values => [.. _values];

        public void Report(ProgressNotificationValue value) => _values.Enqueue(value);
    }
}
