using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Sandbox.Faults;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Variations;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Faults;

public sealed class FaultTests : IAsyncLifetime, IDisposable
{
    private readonly SandboxFaults _faults = new();
    private readonly FakeTimeProvider _time = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler());
    private SandboxHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await SandboxHost.StartAsync(new SandboxOptions { Organization = SmallWorld.Create(), Faults = _faults, TimeProvider = _time });
        _http.BaseAddress = _host.BaseAddress;
        _http.DefaultRequestHeaders.Add("x-access-token", "sandbox-full");
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_fault_strikes_as_often_as_planned_and_then_all_is_well()
    {
        _faults.Plan(new Fault(FaultKind.ServerError) { Times = 2 });

        (await StatusAsync()).ShouldBe(500);
        (await StatusAsync()).ShouldBe(500);
        (await StatusAsync()).ShouldBe(200);
        _faults.Struck.ShouldBe(2);
    }

    [Fact]
    public async Task A_fault_that_is_cleared_strikes_no_more()
    {
        _faults.Plan(new Fault(FaultKind.ServerError) { Times = 100 });
        _faults.Clear();

        (await StatusAsync()).ShouldBe(200);
    }

    [Theory]
    [InlineData("GET", null, null, true)]
    [InlineData("POST", null, null, false)]
    [InlineData(null, "/v1/event/3960/ta", null, true)]
    [InlineData(null, "/v1/event/3960/sessions", null, false)]
    [InlineData(null, null, "/v1/event/{eventId}/tags", true)]
    [InlineData(null, null, "/v1/event/{eventId}/tag", false)]
    public async Task A_fault_strikes_only_what_it_is_meant_for(string? method, string? prefix, string? route, bool strikes)
    {
        _faults.Plan(new Fault(FaultKind.ServerError) { Method = method, PathPrefix = prefix, Route = route });

        (await StatusAsync()).ShouldBe(strikes ? 500 : 200);
    }

    [Fact]
    public async Task Too_many_requests_says_when_to_try_again()
    {
        _faults.Plan(new Fault(FaultKind.TooManyRequests) { Duration = TimeSpan.FromSeconds(7) });

        using var answer = await _http.GetAsync(Event("tags"));

        ((int)answer.StatusCode).ShouldBe(429);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_bad_gateway_is_a_page()
    {
        _faults.Plan(new Fault(FaultKind.HtmlBadGateway));

        using var answer = await _http.GetAsync(Event("tags"));

        ((int)answer.StatusCode).ShouldBe(502);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<h1>502");
    }

    [Theory]
    [InlineData(FaultKind.CutConnection)]
    [InlineData(FaultKind.CutBody)]
    public async Task A_cut_is_no_answer(FaultKind kind)
    {
        _faults.Plan(new Fault(kind));

        await Should.ThrowAsync<HttpRequestException>(() => _http.GetStringAsync(Event("tags")));
    }

    [Theory]
    [InlineData(FaultKind.MalformedJson)]
    [InlineData(FaultKind.TruncatedJson)]
    public async Task Broken_JSON_is_no_JSON_though_the_answer_is_complete(FaultKind kind)
    {
        _faults.Plan(new Fault(kind));

        var text = await _http.GetStringAsync(Event("tags"));

        text.ShouldStartWith("""[{"id":""");
        Should.Throw<JsonException>(() => JsonDocument.Parse(text).Dispose());
    }

    [Fact]
    public async Task Wrong_types_keep_names_and_shape()
    {
        _faults.Plan(new Fault(FaultKind.WrongTypes));

        using var answer = JsonDocument.Parse(await _http.GetStringAsync(Event("rooms")));

        var room = answer.RootElement[0];
        room.GetProperty("id").ValueKind.ShouldBe(JsonValueKind.Number);
        room.GetProperty("capacity").GetString().ShouldBe("120");
        Encoding.UTF8.GetString(new TypeScrambler().Copy("""{"a":[true,null,"x",1.5]}"""u8).Span).ShouldBe("""{"a":["true",null,1,"1.5"]}""");
    }

    [Theory]
    [InlineData(FaultKind.Latency)]
    [InlineData(FaultKind.SlowBody)]
    public async Task What_takes_time_takes_it_on_the_sandboxs_clock_and_answers_right(FaultKind kind)
    {
        var right = await _http.GetStringAsync(Event("tags"));
        var began = _time.GetUtcNow();
        _faults.Plan(new Fault(kind) { Duration = TimeSpan.FromSeconds(40) });

        var answer = _http.GetStringAsync(Event("tags"));
        while (!answer.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        (await answer).ShouldBe(right);
        (_time.GetUtcNow() - began).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task An_error_stays_itself_whatever_should_be_done_to_its_body()
    {
        _faults.Plan(new Fault(FaultKind.WrongTypes));

        using var answer = await _http.GetAsync("/v1/event/7/tags");

        ((int)answer.StatusCode).ShouldBe(404);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"error":"Not Found","message":"There is no such event."}""");
    }

    [Fact]
    public async Task A_struck_request_does_not_count_against_the_limit()
    {
        _faults.Plan(new Fault(FaultKind.ServerError));
        await StatusAsync();

        using var answer = await _http.GetAsync(Event("tags"));

        answer.Headers.GetValues("RateLimit-Remaining").ShouldBe(["99"]);
    }

    [Fact]
    public void A_fault_out_of_range_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => _faults.Plan(new Fault(FaultKind.Latency) { Times = 0 }));
        Should.Throw<ArgumentOutOfRangeException>(() => _faults.Plan(new Fault(FaultKind.Latency) { Duration = TimeSpan.FromSeconds(-1) }));
    }

    private async Task<int> StatusAsync()
    {
        using var answer = await _http.GetAsync(Event("tags"));
        return (int)answer.StatusCode;
    }
}
