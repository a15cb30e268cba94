using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.World;
using Session = SessionboardMcp.Sandbox.World.Session;

namespace SessionboardMcp.Core.Tests.Samples;

internal sealed class PlanAgendaSample : ToolSample<PlanAgendaTool>
{
    private static readonly AgendaDraft Draft = EventOf(OtherEvent).Drafts[0];

    // It is live and not in the draft, so that whoever plans has a place to write.
    private static readonly Session Gone = EventOf(OtherEvent).Sessions.First(session =>
        session is { IsAbstract: false, ParentId: null, DeletedAt: null, ComposedInto: null, StartsAt: not null, EndsAt: not null, RoomId: not null, StatusId: "accepted" }
        && Draft.Placements.All(placement => placement.SessionId != session.Id));

    public override object? Call { get; } = new { event_id = OtherEvent, draft_id = Draft.Id, text = $"{EventOf(OtherEvent).Prefix}-{Gone.Number}", seconds = 1 };

    public override IReadOnlyList<string> Needs => [Scopes.ReadSessions, Scopes.ReadContacts];

    public override IReadOnlyList<string> Writes => [Scopes.WriteEvents];

    public override Task WalkAsync(ToolWalk walk) => walk.AskAsync(Name, Call);
}
