using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class RestoreRecordSample : ToolSample<RestoreRecordTool>
{
    public override object? Call { get; } = new { event_id = Event, kind = "session", id = DeletedIn(Event) };

    public override object? OtherCall { get; } = new { event_id = OtherEvent, kind = "session", id = DeletedIn(OtherEvent) };

    public override IReadOnlyList<string> Needs => [Scopes.ReadSessions];

    public override IReadOnlyList<string> Writes => [Scopes.WriteSessions];

    public override Task WalkAsync(ToolWalk walk) => walk.AskAsync(Name, Call);

    private static Guid DeletedIn(int eventId) => EventOf(eventId).Sessions.First(session => session is { DeletedAt: not null, ParentId: null }).Id;
}
