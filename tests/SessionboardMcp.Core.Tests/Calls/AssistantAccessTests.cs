using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Core.Tests.Calls;

/// <summary>Where Sessionboard lets no assistant use a credential, nothing is read with it, whether or not the API would refuse it.</summary>
public sealed class AssistantAccessTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Refused =
        "Sessionboard refuses this (403). It cannot tell which of these is missing: the scope read:insights on the credential, MCP access on the API token, "
        + "or AI and MCP access for the organization. Ask an organization admin to check all three; trying again will not help.";

    private const string Asked = "/v1/insights/schema";

    private static readonly DateTimeOffset Now = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Tools => [.. ToolSamples.Names];

    public static TheoryData<string> ToolsOfInsights => [.. ToolSamples.All.Where(sample => sample.Needs.Contains(Scopes.ReadInsights)).Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Tools))]
    public Task Every_tool_is_refused_where_MCP_is_off(string tool) => RefusedAsync(tool, "sandbox-no-mcp");

    [Theory]
    [MemberData(nameof(Tools))]
    public Task Every_tool_is_refused_without_insights(string tool) => RefusedAsync(tool, "sandbox-no-insights");

    private async Task RefusedAsync(string tool, string token)
    {
        var wire = new Wire();
        await using var assistant = await ConnectAsync(wire, token);

        (await assistant.AskInVainAsync(tool, ToolSamples.Of(tool).Call)).ShouldBe(Refused);
        (await assistant.AskInVainAsync(tool, ToolSamples.Of(tool).Call)).ShouldBe(Refused);

        (wire.Seen(Asked), wire.All).ShouldBe((1, 1), "asked once, and nothing else");
    }

    [Theory]
    [InlineData("sessionboard://events")]
    [InlineData("sessionboard://events/3960")]
    [InlineData("sessionboard://events/3960/agenda")]
    [InlineData("sessionboard://events/3960/schema")]
    [InlineData("sessionboard://sbql")]
    public async Task Every_resource_is_refused(string address)
    {
        var wire = new Wire();
        await using var assistant = await ConnectAsync(wire, "sandbox-no-mcp");

        var failure = await Should.ThrowAsync<McpProtocolException>(async () => await assistant.Client.ReadResourceAsync(address));

        failure.Message.ShouldContain(Refused);
        wire.All.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_completed()
    {
        var wire = new Wire();
        await using var assistant = await ConnectAsync(wire, "sandbox-no-mcp");

        (await assistant.Client.CompleteAsync(new PromptReference { Name = "programme_review" }, "event", "")).Completion.Values.ShouldBeEmpty();
        (await assistant.Client.CompleteAsync(new ResourceTemplateReference { Uri = "sessionboard://events/{event_id}" }, "event_id", "")).Completion.Values.ShouldBeEmpty();

        wire.Seen("/v1/events").ShouldBe(0);
    }

    [Fact]
    public async Task Many_who_come_at_once_ask_once_and_warm_calls_ask_nothing()
    {
        var wire = new Wire();
        var gate = new TaskCompletionSource();
        wire.Open = gate.Task;
        await using var assistant = await ConnectAsync(wire, "sandbox-full");

        var calls = Enumerable.Range(0, 20).Select(_ => assistant.AskAsync("list_events")).ToList();
        gate.SetResult();
        await Task.WhenAll(calls);
        await assistant.AskAsync("search_sponsors_exhibitors", new { event_id = SeededEvents.DevCon, kind = "sponsors" });

        wire.Seen(Asked).ShouldBe(1);
        wire.Insights.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(ToolsOfInsights))]
    public async Task What_an_insights_call_proved_is_not_asked_again(string tool)
    {
        var wire = new Wire();
        var clock = new FakeTimeProvider(Now);
        await using var assistant = await ConnectAsync(wire, "sandbox-full", clock);
        await assistant.AskAsync("list_events");
        clock.Advance(TimeSpan.FromMinutes(14));
        await assistant.AskAsync(tool, ToolSamples.Of(tool).Call);
        var spent = wire.Insights;

        clock.Advance(TimeSpan.FromMinutes(14));
        await assistant.AskAsync("list_events");

        wire.Insights.ShouldBe(spent);
    }

    [Fact]
    public async Task It_is_asked_again_after_a_quarter_of_an_hour_and_a_switch_that_was_turned_holds_then()
    {
        var wire = new Wire();
        var clock = new FakeTimeProvider(Now);
        await using var assistant = await ConnectAsync(wire, "sandbox-full", clock);
        await assistant.AskAsync("list_events");

        wire.Break = OffFor(Asked);
        clock.Advance(TimeSpan.FromMinutes(14));
        await assistant.AskAsync("list_events");
        clock.Advance(TimeSpan.FromMinutes(1));
        (await assistant.AskInVainAsync("list_events")).ShouldBe(Refused);
        wire.Break = _ => null;
        clock.Advance(TimeSpan.FromMinutes(14));
        (await assistant.AskInVainAsync("list_events")).ShouldBe(Refused);
        clock.Advance(TimeSpan.FromMinutes(1));

        await assistant.AskAsync("list_events");
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(404)]
    [InlineData(400)]
    public async Task What_is_no_refusal_refuses_nobody_and_is_not_asked_by_every_call(int status)
    {
        var wire = new Wire { Break = Answering(Asked, status) };
        await using var assistant = await ConnectAsync(wire, "sandbox-no-mcp");

        await assistant.AskAsync("list_events");
        var tries = wire.Seen(Asked);
        await assistant.AskAsync("list_events");
        await assistant.AskAsync("search_sponsors_exhibitors", new { event_id = SeededEvents.DevCon, kind = "sponsors" });

        wire.Seen(Asked).ShouldBe(tries);
    }

    [Fact]
    public async Task A_credential_that_is_not_accepted_is_told_as_that()
    {
        await using var assistant = await ConnectAsync(new Wire(), "sandbox-unheard-of");

        (await assistant.AskInVainAsync("list_events")).ShouldStartWith("Sessionboard does not accept the credential (401).");
    }

    [Fact]
    public async Task An_answer_is_of_one_credential()
    {
        var (full, none) = (new Wire(), new Wire());
        await using var allowed = await ConnectAsync(full, "sandbox-full");
        await using var refused = await ConnectAsync(none, "sandbox-no-mcp");

        await allowed.AskAsync("list_events");
        (await refused.AskInVainAsync("list_events")).ShouldBe(Refused);
        await allowed.AskAsync("list_events");
    }

    [Fact]
    public async Task A_query_that_is_wrong_costs_at_most_what_is_asked_once()
    {
        var wire = new Wire();
        await using var assistant = await ConnectAsync(wire, "sandbox-full");

        await assistant.AskInVainAsync("run_query", new { query = "FIND Session WHERE" });
        await assistant.AskInVainAsync("run_query", new { query = "FIND Session WHERE" });

        wire.Insights.ShouldBe(1, "the schema by which it is judged is the question");
    }

    private Task<Assistant> ConnectAsync(Wire wire, string token, TimeProvider? clock = null) => Assistant.ConnectAsync(
        sandbox.Address,
        token,
        configure: services =>
        {
            if (clock is not null)
                services.AddSingleton(clock);
            wire.Lay(services);
        },
        settings: ToolSamples.Settings,
        isLetIn: false);

    private static Func<HttpRequestMessage, HttpResponseMessage?> OffFor(string path) => Answering(path, 403);

    private static Func<HttpRequestMessage, HttpResponseMessage?> Answering(string path, int status) => request =>
        !request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal) ? null
        : status == 429 ? Wire.Limited()
        : new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("{}") };
}
