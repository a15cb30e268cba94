using SessionboardMcp.Clients;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>The official suite's scenarios that need no fixtures, over HTTP, at each revision that has them.</summary>
public sealed class ConformanceTests(RunningServer server) : IClassFixture<RunningServer>
{
    [RealClientTheory]
    [InlineData("server-initialize", "2025-11-25", 2)]
    [InlineData("ping", "2025-11-25", 2)]
    [InlineData("tools-list", "2025-11-25", 3)]
    [InlineData("prompts-list", "2025-11-25", 2)]
    [InlineData("resources-list", "2025-11-25", 2)]
    [InlineData("completion-complete", "2025-11-25", 2)]
    [InlineData("dns-rebinding-protection", "2025-11-25", 2)]
    [InlineData("tools-list", "2026-07-28", 4)]
    [InlineData("prompts-list", "2026-07-28", 2)]
    [InlineData("resources-list", "2026-07-28", 2)]
    [InlineData("completion-complete", "2026-07-28", 2)]
    [InlineData("dns-rebinding-protection", "2026-07-28", 2)]
    [InlineData("caching", "2026-07-28", 8)]
    [InlineData("http-header-validation", "2026-07-28", 14)]
    [InlineData("sep-2164-resource-not-found", "2026-07-28", 4)]
    [InlineData("server-sse-multiple-streams", "2026-07-28", 2)]
    [InlineData("input-required-result-unsupported-methods", "2026-07-28", 2)]
    public async Task The_scenario_passes(string scenario, string revision, int successes)
    {
        var checks = await Conformance.ExamineAsync(server.Mcp.ToString(), scenario, revision);

        checks.Where(check => check.Status is not ("SUCCESS" or "INFO")).ShouldBeEmpty();
        checks.Count(check => check.Status == "SUCCESS").ShouldBe(successes);
    }

    // Four checks call tools of the suite's own, and two need lists that change: ours are fixed.
    [RealClientFact]
    public async Task The_server_keeps_no_state_as_far_as_it_can_be_seen_without_the_suites_own_tools()
    {
        var checks = await Conformance.ExamineAsync(server.Mcp.ToString(), "server-stateless", "2026-07-28");

        checks.Where(check => check.Status is "FAILURE" or "WARNING").ShouldAllBe(check => check.NeedsFixture);
        checks.Where(check => check.NeedsFixture).Select(check => check.Id).ShouldBe(
            ["sep-2575-server-rejects-undeclared-capability", "sep-2575-missing-capability-http-400", "sep-2575-http-server-no-independent-requests-on-stream", "sep-2575-server-no-log-without-loglevel"],
            ignoreOrder: true);
        checks.Count(check => check.Status == "SUCCESS").ShouldBe(24);
    }
}
