using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class FindEventSample : ToolSample<FindEventTool>
{
    public override object? Call { get; } = new { name = "Forum" };

    public override IReadOnlyList<string> Needs => [];

    public override bool NamesARecord => true;

    public override Task WalkAsync(ToolWalk walk, Event @event) => walk.AskAsync(Name, new { name = @event.Name });
}
