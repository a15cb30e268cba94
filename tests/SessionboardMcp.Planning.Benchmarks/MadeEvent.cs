using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Reading;
using SessionboardMcp.Planning.Results;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Benchmarks;

/// <summary>A conference of a size: talks of 30 minutes, workshops of 90, some people in several, wishes of every sort.</summary>
internal sealed record MadeEvent(PlanInput Input, IReadOnlyList<Rule> Rules)
{
    private static readonly DateOnly First = new(2027, 5, 11);

    /// <summary>The share of the rooms' time that the sessions need.</summary>
    public double Full => Input.Sessions.Sum(session => session.Format == "Workshop" ? 90.0 : session.Format == "Keynote" ? 60 : 30)
        / (Input.Rooms.Count * Input.Grid.Days.Sum(day => (day.To - day.From).TotalMinutes - day.Breaks.Sum(one => (one.To - one.From).TotalMinutes)));

    public static MadeEvent Of(Size size)
    {
        var random = new Random(size.Sessions);
        var days = Enumerable.Range(0, size.Days).Select(First.AddDays).ToList();
        PlanningBreak[] breaks = [new(new(12, 30), new(13, 30))];
        var grid = PlanningGrid.Of(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), days, new(8, 30), new(18, 30), 15, 10, breaks);
        var rooms = Enumerable.Range(0, size.Rooms).Select(index => new RoomToPlan($"r{index}", index == 0 ? "Main Hall" : $"Room {index}", index == 0 ? 1000 : index < 4 ? 200 : 60)).ToList();
        var sessions = Enumerable.Range(0, size.Sessions).Select(index => new SessionToPlan($"s{index}", $"Session {index}")
        {
            People = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => $"p{random.Next(size.People)}").Distinct()],
            Track = $"Track {random.Next(size.Tracks)}",
            Format = index < size.Days ? "Keynote" : random.Next(12) == 0 ? "Workshop" : "Talk",
        }).ToList();
        var input = new PlanInput(grid, rooms, sessions);
        string[] rules =
        [
            "Keynote 60 minutes", "Workshop 90 minutes", "Talk 30 minutes", "Keynotes in Main Hall", "Keynotes alone", "Track 1 expects 100 people",
            .. Enumerable.Range(0, size.People / 40).Select(index => $"{sessions[(index * 7) + 5].People[0]} only on {days[index % days.Count]:yyyy-MM-dd}"),
            .. Enumerable.Range(0, size.People / 40).Select(index => $"{sessions[(index * 11) + 6].People[0]} not before 10:00"),
            .. Enumerable.Range(0, 3).Select(index => $"Session {(index * 13) + 9} before Session {(index * 17) + 21}"),
            "wish 5: Keynotes at 8:30", "wish 2: Track 2 in the morning", "wish: Track 3 not on " + days[^1].ToString("yyyy-MM-dd"), "wish 3: at most 3 Track 4 at a time", "wish: Workshops in the afternoon",
        ];
        return new MadeEvent(input, [.. new RuleReader(new EventNames(input), days).ReadAll(rules).Select(reading => reading.Rule ?? throw new InvalidOperationException(reading.Error!.Message))]);
    }

    /// <summary>The same with a plan in place, in which some sessions were put onto others.</summary>
    public MadeEvent Damaged(IReadOnlyList<PlannedSession> plan, int conflicts)
    {
        var places = plan.ToDictionary(place => place.SessionId, place => new Placement(place.StartsAt, place.EndsAt, place.Room));
        for (var index = 0; index < conflicts; index++)
        {
            if (!places.TryGetValue($"s{(index * 5) + 4}", out var from) || !places.TryGetValue($"s{(index * 5) + 6}", out var to))
                continue;
            places[$"s{(index * 5) + 4}"] = new Placement(to.StartsAt, to.StartsAt + (from.EndsAt - from.StartsAt), to.Room);
        }

        return this with { Input = Input with { Sessions = [.. Input.Sessions.Select(session => places.TryGetValue(session.Id, out var place) ? session with { Placed = place, Hold = SessionHold.Stays } : session)] } };
    }
}
