using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class CheckProgrammeSample : ToolSample<CheckProgrammeTool>
{
    public override object? Call { get; } = new { event_id = Event };

    public override object? OtherCall { get; } = new { event_id = OtherEvent };

    public override IReadOnlyList<string> Needs => [Scopes.ReadSessions, Scopes.ReadContacts];

    public override Task WalkAsync(ToolWalk walk, Event @event) => walk.AskAsync(Name, new { event_id = @event.Id });
}
