using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class GetSessionContentSample : ToolSample<GetSessionContentTool>
{
    public override object? Call { get; } = new { event_id = Event, session_id = SessionOf(Event) };

    public override object? OtherCall { get; } = new { event_id = OtherEvent, session_id = SessionOf(OtherEvent) };

    public override IReadOnlyList<string> Needs => [Scopes.ReadSessions, Scopes.ReadTranscriptions];

    public override async Task WalkAsync(ToolWalk walk, Event @event)
    {
        foreach (var session in ToolWalk.SessionsOf(@event).Where(session => session.Content is not null || session.Files.Count > 0))
            await walk.PagesAsync(Name, page => new { event_id = @event.Id, session_id = session.Id, page });
    }
}
