using System.Globalization;
using SessionboardMcp.Core.Agenda;
using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Results;

namespace SessionboardMcp.Server.Agenda;

/// <summary>Between the words of the tools and those of the planner.</summary>
internal static class PlanTranslation
{
    public static PlanInput Input(AgendaToPlan agenda) => new(
        PlanningGrid.Of(agenda.Zone, agenda.Days, agenda.From, agenda.To, agenda.SlotMinutes, agenda.ChangeOverMinutes),
        [.. agenda.Rooms.Select(room => new RoomToPlan(room.Id, room.Name, room.Capacity))],
        [.. agenda.Sessions.Select(Session)])
    {
        People = [.. agenda.People.Select(Name)],
        Tracks = [.. agenda.Tracks.Select(Name)],
        Formats = [.. agenda.Formats.Select(Name)],
        OtherRooms = [.. agenda.OtherRooms.Select(Name)],
        Minutes = agenda.Minutes,
    };

    public static PlannedAgenda Planned(Plan plan) => new(plan.Status switch
    {
        PlanStatus.Planned => PlanOutcome.Planned,
        PlanStatus.LengthsMissing => PlanOutcome.LengthsMissing,
        PlanStatus.Clash => PlanOutcome.Clash,
        _ => PlanOutcome.OutOfTime,
    })
    {
        Places = [.. plan.Placements.Select(one => new PlannedPlace(one.SessionId, new AgendaPlace(one.StartsAt, one.EndsAt, one.Room)))],
        Unplaced = [.. plan.Unplaced.Select(one => new Core.Agenda.UnplacedSession(one.SessionId, one.Reason, one.IsProven))],
        Bound = Bound(plan.Bounds),
        IsBest = plan.Bounds.IsBest,
        Wishes = [.. plan.Wishes.Select(wish => string.Create(CultureInfo.InvariantCulture, $"{wish.Fulfilled} of {wish.Of}: {wish.Rule.Words}"))],
        Standing = plan.StandingConflicts,
        Clash = plan.Clash is { } clash ? $"{clash.Words}{(clash.IsSmallest ? "" : " The time was too short to say whether fewer of these clash.")}" : null,
        LengthsMissing = [.. plan.LengthsMissing.Select(session => session.Id)],
    };

    public static PlanStep Step(PlanProgress progress) => new(progress.Phase switch
    {
        PlanPhase.Checking => "Checking whether the rules can hold together.",
        PlanPhase.Placing => Text($"Placing: {progress.Placed} of {progress.Sessions} have a place."),
        // Where all have a place, none lost its.
        PlanPhase.Staying => Text($"{progress.Placed} of {progress.Sessions} have a place; looking for fewer moves: {progress.Value} moved{(progress.Placed < progress.Sessions ? " or taken out" : "")} so far."),
        PlanPhase.Wishing => Text($"{progress.Placed} of {progress.Sessions} have a place; wishes: {progress.Value} of at most {progress.Bound}."),
        _ => Text($"{progress.Placed} of {progress.Sessions} have a place; finding out why others have none."),
    });

    // What counts more is said alone: how many wishes are fulfilled says nothing while a session has no place that could have one.
    private static string Bound(PlanBounds bounds)
    {
        if (bounds.IsBest || (bounds.Placed == bounds.PlacedAtMost && bounds.TooSmall > bounds.TooSmallAtLeast))
            return bounds.Words();
        var (what, value, best) = bounds.Placed < bounds.PlacedAtMost ? ("places", bounds.Placed, bounds.PlacedAtMost)
            : bounds.Moved + bounds.Removed > bounds.MovedAtLeast ? ("lets stay", bounds.Stayers - bounds.Moved - bounds.Removed, bounds.Stayers - bounds.MovedAtLeast)
            : ("fulfils of the wishes", bounds.Wishes, bounds.WishesAtMost);
        var percent = best == 0 ? 0 : Math.Ceiling((best - value) * 1000.0 / best) / 10;
        return Text($"{bounds.Words()} The best possible plan {what} {percent:0.#} % more, if there is one.");
    }

    private static SessionToPlan Session(AgendaSession session) => new(session.Id, session.Title)
    {
        People = session.People,
        Track = session.Track,
        Format = session.Format,
        Seats = session.Seats,
        Placed = session.Placed is { } placed ? new Placement(placed.StartsAt, placed.EndsAt, placed.RoomId) : null,
        IsObstacle = session.Hold == AgendaHold.Obstacle,
        Hold = session.Hold switch { AgendaHold.Fixed or AgendaHold.Obstacle => SessionHold.Fixed, AgendaHold.Stays => SessionHold.Stays, _ => SessionHold.Free },
    };

    private static Named Name(AgendaName name) => new(name.Id, name.Name);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
