using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class WhatsChangedSample : ToolSample<WhatsChangedTool>
{
    public override object? Call { get; } = new { event_id = Event, since = "2026-10-01" };

    public override object? OtherCall { get; } = new { event_id = Event, since = "2026-09-01" };

    public override IReadOnlyList<string> Needs => [Scopes.ReadSessions, Scopes.ReadContacts];

    public override Task WalkAsync(ToolWalk walk, Event @event) => walk.PagesAsync(Name, page => new { event_id = @event.Id, since = "2026-11-15", page });
}
