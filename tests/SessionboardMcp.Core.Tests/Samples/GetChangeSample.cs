using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class GetChangeSample : ToolSample<GetChangeTool>
{
    public override object? Call { get; } = new { change_id = SampledChange.Id };

    public override IReadOnlyList<string> Needs => [];

    public override bool BeginsWithEvents => false;

    public override async Task WalkAsync(ToolWalk walk)
    {
        await walk.AskAsync(Name, Call);
        await walk.AskAsync(Name, null);
    }
}
