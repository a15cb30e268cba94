using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class UpdateSessionsSample : ToolSample<UpdateSessionsTool>
{
    public override object? Call { get; } = new { event_id = Event, ids = new[] { SessionOf(Event) }, set_status = "declined" };

    public override object? OtherCall { get; } = new { event_id = OtherEvent, ids = new[] { SessionOf(OtherEvent) }, set_status = "declined" };

    public override IReadOnlyList<string> Needs => [Scopes.ReadSessions];

    public override IReadOnlyList<string> Writes => [Scopes.WriteSessions];

    public override Task WalkAsync(ToolWalk walk) => walk.AskAsync(Name, new { event_id = Event, ids = new[] { SessionOf(Event) }, set_status = "declined" });
}
