using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class RemovePlacementSample : ToolSample<RemovePlacementTool>
{
    private static readonly AgendaDraft Draft = EventOf(OtherEvent).Drafts[0];

    public override object? Call { get; } = new { event_id = OtherEvent, draft_id = Draft.Id, session_id = Draft.Placements[0].SessionId };

    public override IReadOnlyList<string> Needs => [Scopes.ReadSessions];

    public override IReadOnlyList<string> Writes => [Scopes.WriteEvents];

    public override Task WalkAsync(ToolWalk walk) => walk.AskAsync(Name, Call);
}
