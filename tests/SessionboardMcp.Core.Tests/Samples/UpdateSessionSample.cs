using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class UpdateSessionSample : ToolSample<UpdateSessionTool>
{
    public override object? Call { get; } = new { event_id = Event, session_id = SessionOf(Event), title = "The sampled title" };

    public override object? OtherCall { get; } = new { event_id = OtherEvent, session_id = SessionOf(OtherEvent), title = "The sampled title" };

    public override IReadOnlyList<string> Needs => [Scopes.ReadSessions];

    public override IReadOnlyList<string> Writes => [Scopes.WriteSessions];

    // What it was before is told.
    public override Task WalkAsync(ToolWalk walk) =>
        walk.AskAsync(Name, new { event_id = OtherEvent, session_id = SessionOf(OtherEvent), title = "Another title", description = "Another description.", status = "declined" });
}
