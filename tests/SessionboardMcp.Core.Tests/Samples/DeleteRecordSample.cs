using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class DeleteRecordSample : ToolSample<DeleteRecordTool>
{
    public override object? Call { get; } = new { event_id = Event, kind = "session", id = SessionOf(Event) };

    public override object? OtherCall { get; } = new { event_id = OtherEvent, kind = "session", id = SessionOf(OtherEvent) };

    public override IReadOnlyList<string> Needs => [Scopes.ReadSessions];

    public override IReadOnlyList<string> Writes => [Scopes.WriteSessions];

    public override async Task WalkAsync(ToolWalk walk)
    {
        await walk.AskAsync(Name, Call);
        await walk.AskAsync(Name, new { event_id = Event, kind = "track", id = EventOf(Event).Tracks[0].Id });
        await walk.AskAsync(Name, new { event_id = Event, kind = "contact", id = ContactOf(Event) });
        await walk.AskAsync(Name, new { event_id = Event, kind = "sponsor", id = EventOf(Event).Sponsors[0].Id });
    }
}
