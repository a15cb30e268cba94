using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class CreateReportSample : ToolSample<CreateReportTool>
{
    public override object? Call { get; } = new { event_id = Event, name = "The sampled report", query = "FIND Session INCLUDE COUNT(id) AS sessions" };

    public override object? OtherCall { get; } = new { event_id = OtherEvent, name = "The sampled report", query = "FIND Session INCLUDE COUNT(id) AS sessions" };

    public override IReadOnlyList<string> Needs => [Scopes.ReadInsights];

    public override IReadOnlyList<string> Writes => [Scopes.WriteEvents];

    public override Task WalkAsync(ToolWalk walk) => walk.AskAsync(Name, Call);
}
