using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class ListReportsSample : ToolSample<ListReportsTool>
{
    public override object? Call => null;

    public override IReadOnlyList<string> Needs => [Scopes.ReadInsights];

    public override Task WalkAsync(ToolWalk walk) => walk.AskAsync(Name, null);
}
