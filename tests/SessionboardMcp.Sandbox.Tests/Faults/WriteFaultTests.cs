using SessionboardMcp.Sandbox.Faults;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Tests.Writes;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Faults;

/// <summary>A write that goes wrong was made or was not; which, its caller cannot tell by the answer.</summary>
public sealed class WriteFaultTests : IAsyncLifetime
{
    private readonly SandboxFaults _faults = new();
    private SandboxClient _client = null!;

    public async Task InitializeAsync() => _client = await WriteWorld.ConnectAsync(options => options with { Faults = _faults });

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Theory]
    [InlineData(FaultKind.ServerError, false, 0), InlineData(FaultKind.ServerError, true, 1)]
    [InlineData(FaultKind.HtmlBadGateway, false, 0), InlineData(FaultKind.HtmlBadGateway, true, 1)]
    [InlineData(FaultKind.TooManyRequests, false, 0), InlineData(FaultKind.TooManyRequests, true, 1)]
    [InlineData(FaultKind.CutConnection, false, 0), InlineData(FaultKind.CutConnection, true, 1)]
    [InlineData(FaultKind.CutBody, false, 1), InlineData(FaultKind.TruncatedJson, false, 1), InlineData(FaultKind.MalformedJson, false, 1)]
    public async Task A_write_is_made_before_a_fault_that_strikes_afterwards(FaultKind kind, bool afterwards, int made)
    {
        _faults.Plan(new Fault(kind) { StrikesAfterwards = afterwards, Method = "POST" });

        await Record.ExceptionAsync(() => _client.PostAsync(Event("sessions/create"), """{"title":"Struck"}"""));

        _faults.Struck.ShouldBe(1);
        (await _client.GetAsync(Event("sessions?search=Struck"))).Json.GetProperty("data").GetArrayLength().ShouldBe(made);
    }

    [Fact]
    public async Task A_write_that_is_late_afterwards_answers_right()
    {
        _faults.Plan(new Fault(FaultKind.Latency) { StrikesAfterwards = true });

        (await _client.PostAsync(Event("sessions/create"), """{"title":"Late"}""")).ShouldBeOk().Text("title").ShouldBe("Late");
    }

    [Fact]
    public async Task A_refusal_stays_itself_and_writes_nothing()
    {
        _faults.Plan(new Fault(FaultKind.ServerError) { StrikesAfterwards = true });

        (await _client.PostAsync(Event("sessions/create"), "{}")).ShouldBeError(400, "Bad Request", "title is missing.");
    }

    [Theory]
    [InlineData(FaultKind.CutBody), InlineData(FaultKind.TruncatedJson), InlineData(FaultKind.MalformedJson), InlineData(FaultKind.WrongTypes), InlineData(FaultKind.SlowBody)]
    public async Task A_deletion_whose_answer_has_no_body_to_alter_never_answers(FaultKind kind)
    {
        _faults.Plan(new Fault(kind) { Method = "DELETE" });

        await Should.ThrowAsync<HttpRequestException>(_client.DeleteAsync(Event($"sessions/{WriteWorld.Marked.Id}")));

        (await _client.FreshAsync(WriteWorld.Marked.Id.ToString())).ShouldBeNull();
    }
}
