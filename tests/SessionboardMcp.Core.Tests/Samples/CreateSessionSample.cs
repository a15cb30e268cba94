using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class CreateSessionSample : ToolSample<CreateSessionTool>
{
    public override object? Call { get; } = new { event_id = Event, title = "The sampled session" };

    public override object? OtherCall { get; } = new { event_id = OtherEvent, title = "The sampled session" };

    public override IReadOnlyList<string> Needs => [Scopes.ReadSessions];

    public override IReadOnlyList<string> Writes => [Scopes.WriteSessions];

    public override Task WalkAsync(ToolWalk walk) => walk.AskAsync(Name, Call);
}
