using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class ListEventsSample : ToolSample<ListEventsTool>
{
    public override object? Call => null;

    public override IReadOnlyList<string> Needs => [];

    public override Task WalkAsync(ToolWalk walk) => walk.AskAsync(Name, null);
}
