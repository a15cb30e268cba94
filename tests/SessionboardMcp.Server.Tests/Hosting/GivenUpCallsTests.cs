using System.Net.Http.Headers;
using System.Text;
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
    private readonly Hearing _hearing = new();
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
            await StopsAsync(async gate =>
            {
                using var leaving = new CancellationTokenSource();
                var told = _hearing.Listen();
                var call = client.CallToolAsync(told.Call("search_sessions", Arguments), leaving.Token).AsTask();
                await told.SomethingAsync();
                await gate.FullAsync();
                await leaving.CancelAsync();
                await Should.ThrowAsync<OperationCanceledException>(call);
            });
        }

        // On that revision a client need not close what it gives up, and says so in a request of its own.
        CallByHand? open = null;
        await StopsAsync(async gate =>
        {
            open = await CallByHandAsync("a1");
            await gate.FullAsync();
            await SayAsync("a1");
        });
        // Who gave it up is sent no answer.
        (await open!.RestAsync()).ShouldNotContain("\"id\"");
        open.Dispose();

        await OneLeavesAsync(old, current);
    }

    [Fact]
    public async Task Whatever_waits_for_Sessionboard_ends_without_an_answer()
    {
        foreach (var (id, method, parameters) in new[]
        {
            (1, "completion/complete", """{"ref":{"type":"ref/prompt","name":"weekly_status"},"argument":{"name":"event","value":""}}"""),
            (2, "resources/read", $$"""{"uri":"sessionboard://events/{{SeededEvents.DevCon}}"}"""),
            (3, "tools/call", """{"name":"list_events"}"""),
        })
        {
            var came = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _wire.Hold = _ =>
            {
                came.TrySetResult();
                return new TaskCompletionSource().Task;
            };
            using var response = await PostAsync($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}}}""", _token);
            await came.Task.WaitAsync(TimeSpan.FromSeconds(30));

            using var said = await PostAsync($$$"""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":{{{id}}}}}""", _token);

            (await response.Content.ReadAsStringAsync()).ShouldBeEmpty(method);
            await _wire.IdleAsync();
        }
    }

    [Fact]
    public async Task What_is_given_up_before_it_comes_goes_on_as_its_id_may_be_of_another_conversation()
    {
        await SayAsync("9");

        using var call = await CallByHandAsync("9");

        (await call.RestAsync()).ShouldContain("\"structuredContent\"");
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
        gate.Open();

        foreach (var call in new[] { one, other, another })
            (await call.RestAsync()).ShouldContain("\"structuredContent\"");
        _wire.Seen("/sessions").ShouldBe(Pages, "one reading for all");
    }

    private async Task StopsAsync(Func<PageGate, Task> giveUp)
    {
        var (before, gate) = (_wire.Seen("/sessions"), Gate());
        await giveUp(gate);
        await _wire.IdleAsync();
        gate.Open();
        (_wire.Seen("/sessions") - before).ShouldBeInRange(2, Pages - 1);
    }

    private async Task OneLeavesAsync(McpClient leaver, McpClient stayer)
    {
        var (before, gate) = (_wire.Seen("/sessions"), Gate());
        var (leaves, stays, late) = (_hearing.Listen(), _hearing.Listen(), _hearing.Listen());
        using var leaving = new CancellationTokenSource();
        var first = leaver.CallToolAsync(leaves.Call("search_sessions", Arguments), leaving.Token).AsTask();
        await leaves.SomethingAsync();
        var second = stayer.CallToolAsync(stays.Call("search_sessions", Arguments)).AsTask();
        await stays.SomethingAsync();
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        var third = leaver.CallToolAsync(late.Call("search_sessions", Arguments)).AsTask();
        await late.SomethingAsync();
        gate.Open();

        (await second).IsError.ShouldNotBe(true);
        (await third).IsError.ShouldNotBe(true);
        (_wire.Seen("/sessions") - before).ShouldBe(Pages, "one reading for all");
        foreach (var told in new[] { stays, late })
            told.Values.ShouldContain(value => value.Message == "Reading sessions: 16 of 16 pages.");
    }

    private PageGate Gate() => PageGate.In(_wire, "/sessions");

    private Task<McpClient> ConnectAsync(string revision) => McpClient.CreateAsync(
        _hearing.Of(new HttpClientTransport(new HttpClientTransportOptions { Endpoint = Mcp, AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {_token}" } })),
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
}
