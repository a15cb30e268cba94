using System.Runtime.CompilerServices;
using SessionboardMcp.Clients;

namespace SessionboardMcp.Server.Tests.Requirements;

/// <summary>
/// All that a revision of the protocol requires of a server, by the official suite. What does not pass stands with its reason in an
/// expected-failures file; the suite fails where something else fails, and where something that stands there passes.
/// </summary>
public sealed class RequirementsTests(ConformanceHost host) : IClassFixture<ConformanceHost>
{
    [RealClientTheory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task Every_required_scenario_passes_or_is_expected_to_fail(string revision)
    {
        var (code, output, scenarios) = await Conformance.RequireAsync(host.Mcp, revision, ExpectedFailures(revision));

        code.ShouldBe(0, output);
        // A suite that ran nothing would pass as well.
        scenarios.ShouldBeGreaterThanOrEqualTo(30, output);
    }

    private static string ExpectedFailures(string revision, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, $"expected-failures-{revision}.yaml");
}
