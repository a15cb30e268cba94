using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class GetSessionSample : ToolSample<GetSessionTool>
{
    public override object? Call { get; } = new { event_id = Event, session_id = SessionOf(Event) };

    public override object? OtherCall { get; } = new { event_id = OtherEvent, session_id = SessionOf(OtherEvent) };

    public override IReadOnlyList<string> Needs => [Scopes.ReadSessions];

    public override Task WalkAsync(ToolWalk walk, Event @event) =>
        ToolWalk.EachAsync(
            ToolWalk.SessionsOf(@event).Where(session => IsAsked(session) && session.Number % walk.Every == 0),
            session => walk.AskAsync(Name, new { event_id = @event.Id, session_id = session.Id }));

    // Of the many abstracts, whose texts the queries and lists tell too, those with something in them and some more.
    private static bool IsAsked(Session session) =>
        !session.IsAbstract || session.Number % 5 == 3 || PlantedOddities.All.Any(oddity => oddity.SessionIds.Contains(session.Id));
}
