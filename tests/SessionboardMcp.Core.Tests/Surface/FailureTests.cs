using SessionboardMcp.Api.Errors;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Core.Tests.Surface;

/// <summary>What a model is told when Sessionboard does not answer as it should.</summary>
public class FailureTests
{
    private const string Count = "FIND Session INCLUDE COUNT(id) AS sessions";

    [Fact]
    public async Task When_the_budget_is_used_up_the_error_says_until_when_and_what_still_works()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 2 });
        await using var assistant = await Assistant.ConnectAsync(sandbox.BaseAddress);

        // One request for the schema, one for the query: two in all.
        var first = await assistant.AskAsync("run_query", new { query = Count, event_id = 3960 });
        var error = await assistant.AskInVainAsync("run_query", new { query = Count, event_id = 3960 });

        first.Receipt().GetProperty("budget").GetProperty("remaining").GetInt32().ShouldBe(0);
        error.ShouldMatch(@"^Sessionboard's request limit for insights is used up until \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \(\d+ s\)\. Do not retry before; get_event_overview, search_sessions, search_people, search_sponsors_exhibitors, check_programme and whats_changed still work, as they spend none of it\.$");
        (await assistant.AskAsync("list_events")).Rows().Length.ShouldBe(4);
    }

    [Theory]
    [InlineData("sandbox-no-insights")]
    [InlineData("sandbox-no-mcp")]
    public async Task A_403_names_the_three_switches(string token)
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions());
        await using var assistant = await Assistant.ConnectAsync(sandbox.BaseAddress, token);

        var error = await assistant.AskInVainAsync("run_query", new { query = Count });

        error.ShouldStartWith("Sessionboard refuses this (403).");
        error.ShouldContain("the scope read:insights on the credential, MCP access on the API token, or AI and MCP access for the organization");
    }

    [Fact]
    public async Task When_nothing_answers_the_error_says_so_without_an_exceptions_text()
    {
        await using var assistant = await Assistant.ConnectAsync(DeadAddress());

        var error = await assistant.AskInVainAsync("list_events");

        error.ShouldStartWith("Sessionboard cannot be reached or answered with something unreadable.");
        error.ShouldNotContain("Exception");
        error.ShouldNotContain("refused");
    }

    [Fact]
    public async Task What_keeps_a_sign_in_from_being_used_is_said_in_its_own_words()
    {
        const string Why = "The sign-in is kept: try again in a few seconds.";
        var wire = new Wire { Break = _ => throw UpstreamUnavailableException.OfSignIn(Why) };
        await using var assistant = await Assistant.ConnectAsync(DeadAddress(), configure: wire.Lay);

        (await assistant.AskInVainAsync("list_events")).ShouldStartWith(Why);
        (await assistant.AskInVainAsync("create_event_setting", new { event_id = 3960, kind = "tag", name = "x" })).ShouldStartWith($"Nothing was changed. {Why}");
    }

    [Fact]
    public async Task The_server_goes_on_after_a_failure()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions());
        await using var assistant = await Assistant.ConnectAsync(sandbox.BaseAddress);

        await assistant.AskInVainAsync("run_query", new { query = "DROP TABLE sessions" });

        (await assistant.AskAsync("list_events")).Rows().Length.ShouldBe(4);
    }

    // The port of a service that throws away what it is sent (RFC 863), which nobody runs. One that was free a moment ago may be somebody's now.
    internal static Uri DeadAddress() => new("http://127.0.0.1:9");
}
