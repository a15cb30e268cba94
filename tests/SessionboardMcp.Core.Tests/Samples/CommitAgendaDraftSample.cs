using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class CommitAgendaDraftSample : ToolSample<CommitAgendaDraftTool>
{
    private static readonly AgendaDraft Draft = EventOf(OtherEvent).Drafts[0];

    public override object? Call { get; } = new { event_id = OtherEvent, draft_id = Draft.Id };

    public override IReadOnlyList<string> Needs => [Scopes.ReadSessions];

    public override IReadOnlyList<string> Writes => [Scopes.WriteEvents];

    public override Task WalkAsync(ToolWalk walk) => walk.AskAsync(Name, Call);
}
