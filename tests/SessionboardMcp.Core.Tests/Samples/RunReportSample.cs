using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class RunReportSample : ToolSample<RunReportTool>
{
    public override object? Call { get; } = new { report_id = Seed.Reports[0].Id };

    public override object? OtherCall { get; } = new { report_id = Seed.Reports[1].Id };

    public override IReadOnlyList<string> Needs => [Scopes.ReadInsights];

    public override async Task WalkAsync(ToolWalk walk)
    {
        foreach (var id in await walk.IdsAsync("list_reports"))
            await walk.AskAsync(Name, new { report_id = id });
    }
}
