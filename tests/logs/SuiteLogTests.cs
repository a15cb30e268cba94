namespace SessionboardMcp.Logs;

/// <summary>Looks back on what all tests of this assembly had the product log. <c>.github/CONTRIBUTING.md</c> says what to do on a finding.</summary>
[Collection(Afterwards.Name)]
public sealed class SuiteLogTests
{
    private static readonly Dictionary<string, (long Lines, string[] Categories)> Least = new()
    {
        ["SessionboardMcp.Api.Tests"] = (100, ["SessionboardMcp.Api.Transport.Exchange"]),
        ["SessionboardMcp.Core.Tests"] = (20_000, ["ModelContextProtocol.Server.McpServer", "SessionboardMcp.Core.Surface.ToolErrors"]),
        ["SessionboardMcp.Desktop.Tests"] = (500, ["ModelContextProtocol.Server.StreamServerTransport", "SessionboardMcp.Api.Transport.Exchange"]),
        ["SessionboardMcp.Sandbox.Tests"] = (5_000, ["SessionboardMcp.Sandbox.Hosting.ErrorBoundary"]),
        ["SessionboardMcp.Server.Tests"] = (200_000, ["Microsoft.EntityFrameworkCore.Database.Command", "SessionboardMcp.Server.Identity.Authorization.SignInCompletion"]),
    };

    [Fact]
    public void The_logs_of_the_whole_suite_hold_no_secret_and_no_personal_datum() =>
        string.Join('\n', SuiteLog.Leaks).ShouldBeEmpty();

    [Fact]
    public void The_whole_suite_logs_enough_for_a_search_to_mean_something()
    {
        var (lines, categories) = Least[typeof(SuiteLogTests).Assembly.GetName().Name!];
        // Where a person picked some of the tests, there may be less.
        if (Environment.GetEnvironmentVariable("SESSIONBOARD_MCP_TEST_EVERYTHING") != "1")
            return;
        SuiteLog.Lines.ShouldBeGreaterThan(lines);
        categories.Except(SuiteLog.Categories).ShouldBeEmpty();
    }
}
