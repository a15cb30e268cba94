using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>
/// Who gives up a call over stateless HTTP, by closing it or by saying so, ends the reading of an event where nobody else waits for it, and nobody
/// else's where somebody does.
/// </summary>
public sealed class GivenUpCallsTests : IAsyncLifetime, IDisposable
{
    private const int Pages = 16;

    private static readonly Dictionary<string, object?> Arguments = new() { ["event_id"] = SeededEvents.DevCon };

    private readonly Wire _wire = new();
    private readonly SandboxServer _server;
    private readonly HttpClient _http = new(new SocketsHttpHandler());
    private string _token = "";

    public GivenUpCallsTests() => _server = new SandboxServer { Configure = _wire.Lay };

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        using var visitor = new Visitor(_server.Address);
        _token = (await SandboxServer.SignInAsync(visitor, "dana")).Access;
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    public void Dispose()
    {
        _http.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task A_reading_goes_on_for_who_stays_and_stops_where_nobody_does()
    {
        await using var old = await ConnectAsync("2025-11-25");
        await using var current = await ConnectAsync("2026-07-28");
        foreach (var client in new[] { old, current })
        {
            await StopsAsync(async () =>
            {
                using var leaving = new CancellationTokenSource();
                var told = new Told();
                var call = client.CallToolAsync("search_sessions", Arguments, told, cancellationToken: leaving.Token).AsTask();
                await told.SomethingAsync();
                await leaving.CancelAsync();
                await Should.ThrowAsync<OperationCanceledException>(call);
            });
        }

        // On that revision a client need not close what it gives up, and says so in a request of its own.
        CallByHand? open = null;
        await StopsAsync(async () =>
        {
            open = await CallByHandAsync("a1");
            await SayAsync("a1");
        });
        (await open!.RestAsync()).ShouldNotContain("structuredContent");
        open.Dispose();

        await OneLeavesAsync(old, current);
    }

    [Fact]
    public async Task Where_two_calls_have_the_id_that_is_given_up_both_go_on_and_so_do_those_of_others()
    {
        using var visitor = new Visitor(_server.Address);
        var stranger = (await SandboxServer.SignInAsync(visitor, "dana")).Access;
        var gate = Gate();
        using var one = await CallByHandAsync("7");
        using var other = await CallByHandAsync("7");
        using var another = await CallByHandAsync("8");

        await SayAsync("7");
        await SayAsync("8", stranger);
        gate.SetResult();

        foreach (var call in new[] { one, other, another })
            (await call.RestAsync()).ShouldContain("\"structuredContent\"");
        _wire.Seen("/sessions").ShouldBe(Pages, "one reading for all");
    }

    private async Task StopsAsync(Func<Task> giveUp)
    {
        var (before, gate) = (_wire.Seen("/sessions"), Gate());
        await giveUp();
        await _wire.IdleAsync();
        (_wire.Seen("/sessions") - before).ShouldBeInRange(2, Pages - 1);
        gate.SetResult();
        _wire.Break = _ => null;
    }

    private async Task OneLeavesAsync(McpClient leaver, McpClient stayer)
    {
        var (before, gate) = (_wire.Seen("/sessions"), Gate());
        var (leaves, stays, late) = (new Told(), new Told(), new Told());
        using var leaving = new CancellationTokenSource();
        var first = leaver.CallToolAsync("search_sessions", Arguments, leaves, cancellationToken: leaving.Token).AsTask();
        await leaves.SomethingAsync();
        var second = stayer.CallToolAsync("search_sessions", Arguments, stays).AsTask();
        await stays.SomethingAsync();
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        var third = leaver.CallToolAsync("search_sessions", Arguments, late).AsTask();
        await late.SomethingAsync();
        gate.SetResult();

        (await second).IsError.ShouldNotBe(true);
        (await third).IsError.ShouldNotBe(true);
        (_wire.Seen("/sessions") - before).ShouldBe(Pages, "one reading for all");
        foreach (var told in new[] { stays, late })
            told.Values.ShouldContain(value => value.Message == "Reading sessions: 16 of 16 pages.");
    }

    // The first page passes, and what comes behind it waits.
    private TaskCompletionSource Gate()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _wire.Break = request =>
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/sessions", StringComparison.Ordinal))
                _wire.Open = gate.Task;
            return null;
        };
        return gate;
    }

    private Task<McpClient> ConnectAsync(string revision) => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions { Endpoint = Mcp, AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {_token}" } }),
        new McpClientOptions { ClientInfo = new Implementation { Name = "test", Version = "1" }, ProtocolVersion = revision });

    private Uri Mcp => new(_server.Address.Origin, "/mcp");

    // Its first word is there: the call is at work.
    private async Task<CallByHand> CallByHandAsync(string id)
    {
        var response = await PostAsync(
            $$$$"""{"jsonrpc":"2.0","id":"{{{{id}}}}","method":"tools/call","params":{"name":"search_sessions","arguments":{"event_id":"{{{{SeededEvents.DevCon}}}}"},"_meta":{"progressToken":"{{{{id}}}}"}}}""", _token);
        response.EnsureSuccessStatusCode();
        var call = new CallByHand(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
        (await call.Lines.ReadLineAsync()).ShouldNotBeNull();
        return call;
    }

    private async Task SayAsync(string id, string? token = null)
    {
        using var said = await PostAsync($$$"""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"{{{id}}}","reason":"enough"}}""", token ?? _token);
        said.StatusCode.ShouldBe(System.Net.HttpStatusCode.Accepted);
    }

    private async Task<HttpResponseMessage> PostAsync(string body, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Mcp) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Headers.Add("MCP-Protocol-Version", "2025-11-25");
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private sealed record CallByHand(HttpResponseMessage Response, StreamReader Lines) : IDisposable
    {
        public Task<string> RestAsync() => Lines.ReadToEndAsync();

        public void Dispose()
        {
            Lines.Dispose();
            Response.Dispose();
        }
    }

    private sealed class Told : IProgress<ProgressNotificationValue>
    {
        private readonly ConcurrentQueue<ProgressNotificationValue> _values = new();
        private readonly TaskCompletionSource _something = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyList<ProgressNotificationValue> Values => [.. _values];

        public Task SomethingAsync() => _something.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public void Report(ProgressNotificationValue value)
        {
            _values.Enqueue(value);
            _something.TrySetResult();
        }
    }
}
