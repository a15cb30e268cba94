using SessionboardMcp.Clients;

namespace SessionboardMcp.Desktop.Tests.Hosting;

/// <summary>The official suite's scenarios that need no fixtures and no HTTP, over standard input and output.</summary>
public class StdioConformanceTests
{
    [RealClientTheory]
    [InlineData("server-initialize", "2025-11-25", 2)]
    [InlineData("ping", "2025-11-25", 2)]
    [InlineData("tools-list", "2025-11-25", 3)]
    [InlineData("prompts-list", "2025-11-25", 2)]
    [InlineData("resources-list", "2025-11-25", 2)]
    [InlineData("completion-complete", "2025-11-25", 2)]
    [InlineData("tools-list", "2026-07-28", 4)]
    [InlineData("prompts-list", "2026-07-28", 2)]
    [InlineData("resources-list", "2026-07-28", 2)]
    [InlineData("completion-complete", "2026-07-28", 2)]
    [InlineData("caching", "2026-07-28", 8)]
    [InlineData("sep-2164-resource-not-found", "2026-07-28", 4)]
    public async Task The_scenario_passes(string scenario, string revision, int successes)
    {
        var checks = await Conformance.ExamineStdioAsync([DesktopProgram.Built, "stdio", "--sandbox"], scenario, revision);

        checks.Where(check => check.Status is not ("SUCCESS" or "INFO")).ShouldBeEmpty();
        checks.Count(check => check.Status == "SUCCESS").ShouldBe(successes);
    }
}
