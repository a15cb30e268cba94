using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Results;

namespace SessionboardMcp.Planning.Benchmarks;

/// <summary>First-fit: each session takes the first time and room that are free, and at which its people are. Of rules it knows lengths alone.</summary>
internal static class Greedy
{
    public static IReadOnlyList<PlannedSession> Plan(PlanInput input)
    {
        var placed = new List<(SessionToPlan Session, PlannedSession Place)>();
        foreach (var session in input.Sessions)
        {
            var minutes = session.Format == "Workshop" ? 90 : session.Format == "Keynote" ? 60 : 30;
            if (Starts(input, minutes).SelectMany(start => input.Rooms.Select(room => (start, room))).FirstOrDefault(spot => IsFree(input, placed, session, spot.start, minutes, spot.room)) is { room: not null } spot)
                placed.Add((session, new PlannedSession(session.Id, spot.start, spot.start.AddMinutes(minutes), spot.room.Id, PlacementChange.New)));
        }

        return [.. placed.Select(one => one.Place)];
    }

    private static IEnumerable<DateTimeOffset> Starts(PlanInput input, int minutes) =>
        from day in input.Grid.Days
        from part in new[] { (From: day.From, To: day.Breaks[0].From), (From: day.Breaks[0].To, To: day.To) }
        from slot in Enumerable.Range(0, ((int)((part.To - part.From).TotalMinutes - minutes) / input.Grid.SlotMinutes) + 1)
        let local = day.Date.ToDateTime(part.From.AddMinutes(slot * input.Grid.SlotMinutes))
        select new DateTimeOffset(local, input.Grid.Zone.GetUtcOffset(local));

    private static bool IsFree(PlanInput input, List<(SessionToPlan Session, PlannedSession Place)> placed, SessionToPlan session, DateTimeOffset start, int minutes, RoomToPlan room)
    {
        var (end, gap) = (start.AddMinutes(minutes), TimeSpan.FromMinutes(input.Grid.ChangeOverMinutes));
        return !placed.Exists(other =>
            (other.Place.Room == room.Id && other.Place.StartsAt < end && start < other.Place.EndsAt)
            || (other.Place.StartsAt < end + gap && start < other.Place.EndsAt + gap && other.Session.People.Any(session.People.Contains)));
    }
}
