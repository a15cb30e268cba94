using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>
/// The agenda drafts: one of the large event that changes a little and creates a conflict, and one of the past event that was
/// committed long ago and changes nothing.
/// </summary>
internal static class AgendaDraftSeed
{
    public static IReadOnlyList<AgendaDraft> For(EventDraft draft) => draft.Plan.Id switch
    {
        SeededEvents.DevCon => [Moved(draft)],
        SeededEvents.PublishingForum => [Committed(draft)],
        _ => [],
    };

    // Two sessions of one slot swap rooms, one moves into another's room and time, and one gives its place to a new one.
    private static AgendaDraft Moved(EventDraft draft)
    {
        var live = Live(draft);
        var (left, right) = (live[10], live[11]);
        var (guest, host) = (live[20], live[40]);
        var (gone, comer) = (live[30], draft.Sessions.First(session => session is { IsAbstract: false, StartsAt: null, DeletedAt: null, IsDraft: false, WithdrawnAt: null }));
        List<Placement> placements = [.. live.Where(session => session.Id != gone.Id).Select(session => Place(draft, session, Host(session)))];
        placements.Add(Place(draft, comer, gone));
        return new AgendaDraft
        {
            Id = StableId.Of("agenda-draft", draft.Plan.Id, 1),
            Name = "After the programme meeting",
            Description = "Room swap, one session moved, one replaced.",
            CreatedAt = draft.Plan.LastChange.AddDays(-6),
            UpdatedAt = draft.Plan.LastChange.AddDays(-1),
            Placements = placements,
        };

        Session Host(Session session) =>
            session.Id == left.Id ? right : session.Id == right.Id ? left : session.Id == guest.Id ? host : session;
    }

    private static AgendaDraft Committed(EventDraft draft) => new()
    {
        Id = StableId.Of("agenda-draft", draft.Plan.Id, 1),
        Name = "Final agenda",
        Description = "What was published.",
        IsCommitted = true,
        CreatedAt = draft.Plan.LastChange.AddDays(-40),
        UpdatedAt = draft.Plan.LastChange.AddDays(-30),
        Placements = [.. Live(draft).Select(session => Place(draft, session, session))],
    };

    private static List<Session> Live(EventDraft draft) =>
        [.. draft.Sessions.Where(session => session is { IsAbstract: false, ParentId: null, ComposedInto: null, DeletedAt: null, StartsAt: not null, EndsAt: not null, RoomId: not null })];

    // host: the session whose room and time it gets.
    private static Placement Place(EventDraft draft, Session session, Session host) =>
        new(StableId.Of("placement", draft.Plan.Id, session.Number), session.Id, host.RoomId!.Value, host.StartsAt!.Value, host.EndsAt!.Value);
}
