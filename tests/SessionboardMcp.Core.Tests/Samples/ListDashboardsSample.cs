using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class ListDashboardsSample : ToolSample<ListDashboardsTool>
{
    public override object? Call => null;

    public override IReadOnlyList<string> Needs => [Scopes.ReadInsights];

    public override Task WalkAsync(ToolWalk walk) => walk.AskAsync(Name, null);
}
