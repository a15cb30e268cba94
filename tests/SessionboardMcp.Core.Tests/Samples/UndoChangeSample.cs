using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class UndoChangeSample : ToolSample<UndoChangeTool>
{
    public override object? Call { get; } = new { change_id = SampledChange.Id };

    public override IReadOnlyList<string> Needs => [Scopes.ReadSessions];

    public override bool BeginsWithEvents => false;

    // What it undoes decides; the tool looks at that.
    public override IReadOnlyList<string> RequiredScopes => [Scopes.ReadInsights];

    public override Task WalkAsync(ToolWalk walk) => walk.AskAsync(Name, Call);
}
