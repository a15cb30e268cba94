using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tests.Surface;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Logs;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Core.Tests.Diagnosis;

public class DoctorTests
{
    [Theory]
    [InlineData("sandbox-full", null)]
    [InlineData("sandbox-nonsense", "credential")]
    [InlineData("sandbox-no-insights", "mcp_switches")]
    [InlineData("sandbox-no-mcp", "mcp_switches")]
    public async Task One_check_fails_for_one_cause(string token, string? failing)
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions());

        var findings = await ExamineAsync(sandbox.BaseAddress, token);

        findings.Where(finding => finding.Outcome == Outcome.Failed).Select(finding => finding.Check).ShouldBe(failing is null ? [] : [failing]);
        findings.ShouldAllBe(finding => (finding.Outcome == Outcome.Failed) == (finding.Mend != null));
        findings.Select(finding => finding.Check).ShouldBe(["configuration", "reachable", "credential", "events", "mcp_switches", "budget", "tools", "writes"]);
        Report.AsText(findings).ShouldNotContain(token);
        Report.AsJson(findings).ShouldNotContain(token);
    }

    [Theory]
    [InlineData("sandbox-full", null, "passed", "search_people", null)]
    [InlineData("sandbox-no-contacts", null, "noted", "search_sessions", "search_people")]
    [InlineData("sandbox-full", "read:insights read:events read:contacts", "noted", "search_sponsors_exhibitors", "search_sessions")]
    [InlineData("sandbox-nonsense", null, "skipped", null, null)]
    [InlineData("sandbox-no-mcp", null, "skipped", null, null)]
    public async Task The_tools_that_work_are_named_and_those_that_do_not_with_the_reason(string token, string? named, string outcome, string? works, string? doesNot)
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions());

        var findings = await ExamineAsync(sandbox.BaseAddress, token, named is null ? null : new() { ["Sessionboard:Scopes"] = named });

        var tools = findings.Single(finding => finding.Check == "tools");
        tools.Outcome.ToString().ShouldBe(outcome, StringCompareShould.IgnoreCase);
        var parts = tools.Detail.Split("Not served, as");
        if (works is not null)
            parts[0].ShouldContain(works);
        parts.Length.ShouldBe(doesNot is null ? 1 : 2, tools.Detail);
        if (doesNot is not null)
        {
            parts[0].ShouldNotContain(doesNot);
            parts[1].ShouldContain(doesNot);
            parts[1].ShouldContain("read:");
        }
    }

    [Fact]
    public void Every_tool_is_told_to_whoever_runs_a_server_that_people_sign_in_to() =>
        ToolCatalogue.Create().Where(tool => tool is not GetChangeTool).ShouldAllBe(tool => ServedTools.ByChoice.Detail.Contains(tool.ProtocolTool.Name));

    [Fact]
    public async Task Nothing_that_answers_is_one_failing_check()
    {
        var findings = await ExamineAsync(FailureTests.DeadAddress(), "sandbox-full");

        findings.Single(finding => finding.Outcome == Outcome.Failed).Check.ShouldBe("reachable");
        Report.IsHealthy(findings).ShouldBeFalse();
    }

    [Fact]
    public async Task A_used_up_budget_is_told_as_such()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 1 });
        await ExamineAsync(sandbox.BaseAddress, "sandbox-full");

        var findings = await ExamineAsync(sandbox.BaseAddress, "sandbox-full");

        var failed = findings.Single(finding => finding.Outcome == Outcome.Failed);
        failed.Check.ShouldBe("credential");
        failed.Detail.ShouldContain("429");
    }

    [Theory]
    [InlineData("Sessionboard:Region", "mars", "Sessionboard:Region is 'mars'")]
    [InlineData("Sessionboard:ApiToken", "", "No API token.")]
    public async Task A_wrong_setting_is_named(string key, string value, string mend)
    {
        var findings = await ExamineAsync(null, "x", new Dictionary<string, string?> { [key] = value });

        var failed = findings.ShouldHaveSingleItem();
        failed.Check.ShouldBe("configuration");
        failed.Mend!.ShouldContain(mend);
    }

    private static async Task<IReadOnlyList<Finding>> ExamineAsync(Uri? address, string token, Dictionary<string, string?>? changes = null)
    {
        var settings = new Dictionary<string, string?> { ["Sessionboard:BaseUrl"] = address?.ToString(), ["Sessionboard:ApiToken"] = token };
        foreach (var (key, value) in changes ?? [])
            settings[key] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection().AddLogging(SuiteLog.AddTo).AddSingleton<IConfiguration>(configuration).AddSingleton(TimeProvider.System);
        services.AddSessionboardApi();
        services.AddApiTokenIdentity(configuration, "test", usesSandbox: true);
        await using var provider = services.BuildServiceProvider();
        return await DoctorRun.ExamineAsync(provider, CancellationToken.None);
    }
}
