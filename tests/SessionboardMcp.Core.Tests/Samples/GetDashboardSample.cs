using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class GetDashboardSample : ToolSample<GetDashboardTool>
{
    public override object? Call { get; } = new { dashboard_id = Seed.Dashboards[0].Id };

    public override object? OtherCall { get; } = new { dashboard_id = Seed.Dashboards[1].Id };

    public override IReadOnlyList<string> Needs => [Scopes.ReadInsights];

    public override async Task WalkAsync(ToolWalk walk)
    {
        foreach (var id in await walk.IdsAsync("list_dashboards"))
            await walk.AskAsync(Name, new { dashboard_id = id });
    }
}
