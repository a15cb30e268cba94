using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Reading;
using SessionboardMcp.Planning.Results;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Tests.Support;

/// <summary>A small event that is made at random, with rules as texts.</summary>
internal sealed class RandomEvent
{
    private static readonly string[] People = ["Ada", "Grace", "Alan", "Edsger", "Barbara"];

    private static readonly string[] Tracks = ["Security", "Data", "Web"];

    private static readonly string[] Formats = ["Keynote", "Workshop", "Lecture"];

    private readonly Random _random;

    /// <param name="seed">Where chance begins.</param>
    /// <param name="isTiny">Small enough to try everything.</param>
    public RandomEvent(int seed, bool isTiny)
    {
        _random = new Random(seed);
        var slot = isTiny ? 60 : Of(15, 30, 60);
        var days = Enumerable.Range(0, isTiny || _random.Next(2) == 0 ? 1 : 2).Select(Conference.Tuesday.AddDays).ToList();
        PlanningBreak[] breaks = isTiny || _random.Next(2) == 0 ? [] : [new PlanningBreak(new(11, 0), new(11, 30))];
        var grid = PlanningGrid.Of(Conference.Berlin, days, new(9, 0), new(isTiny ? 13 : 14, 0), slot, Of(0, 0, 10, 20), breaks);
        var rooms = Enumerable.Range(0, 1 + _random.Next(isTiny ? 2 : 4)).Select(index => new RoomToPlan($"room{index}", $"Room {(char)('A' + index)}", index == 0 ? 300 : Of(50, 50, 100))).ToList();
        var sessions = Enumerable.Range(0, isTiny ? 3 + _random.Next(2) : 3 + _random.Next(seed % 20 == 0 ? 14 : 6)).Select(index => Session(index, days, rooms)).ToList();
        Input = new PlanInput(grid, rooms, sessions) { Minutes = isTiny ? 60 : Of(30, 45, 60) };
        var reader = new RuleReader(new EventNames(Input), days);
        Texts = [.. Enumerable.Range(0, _random.Next(isTiny ? 4 : 6)).Select(_ => Rule(days, isTiny)).Distinct()];
        var readings = reader.ReadAll(Texts);
        // A name that no session has is no error of the planner's.
        Rules = [.. readings.Select(reading => reading.Rule).OfType<Rule>()];
        NotRead = [.. readings.Where(reading => reading.Error is { } error && !error.Message.StartsWith("No ", StringComparison.Ordinal)).Select(reading => reading.Error!.Message)];
    }

    public PlanInput Input { get; }

    public IReadOnlyList<string> Texts { get; }

    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>What the reader said of texts that it should understand.</summary>
    public IReadOnlyList<string> NotRead { get; }

    /// <summary>All of it, for the message of a test that fails.</summary>
    public string Words(int seed, Plan plan) => string.Join(Environment.NewLine, (IEnumerable<string>)
    [
        $"event {seed}: {string.Join("; ", Texts)}; rooms {string.Join(", ", Input.Rooms.Select(room => $"{room.Name} {room.Capacity}"))}; slot {Input.Grid.SlotMinutes}, change-over {Input.Grid.ChangeOverMinutes}",
        .. Input.Sessions.Select(session => $"{session.Title} {session.Track} {session.Format} [{string.Join(", ", session.People)}] {(session.Placed is { } placed ? $"{session.Hold} {placed.StartsAt:dd HH:mm}-{placed.EndsAt:HH:mm} {placed.Room}" : "")}"),
        .. plan.Placements.Select(place => $"-> {place.SessionId} {place.StartsAt:dd HH:mm} {place.Room} {place.Change}"),
        $"{plan.Status} {plan.Clash?.Words} {plan.Bounds}",
    ]);

    public IReadOnlyList<Laid> Lay(Plan plan)
    {
        var places = plan.Placements.ToDictionary(placement => placement.SessionId);
        return [.. Input.Sessions.Select(session => places.TryGetValue(session.Id, out var place) ? new Laid(session, place.StartsAt, place.EndsAt, place.Room) : Laid.Nowhere(session))];
    }

    public Plan Plan(int steps) => new Planner(TimeProvider.System).Make(Input, Rules, new PlanOptions { Steps = steps });

    private SessionToPlan Session(int index, List<DateOnly> days, List<RoomToPlan> rooms)
    {
        var isPlaced = _random.Next(3) == 0;
        var start = Of([.. days]).ToDateTime(new TimeOnly(9 + _random.Next(4), Of(0, 0, 30)));
        var startsAt = new DateTimeOffset(start, Conference.Berlin.GetUtcOffset(start));
        return new SessionToPlan($"s{index}", $"Talk {(char)('A' + index)}")
        {
            People = [.. People.Where(_ => _random.Next(4) == 0)],
            Track = _random.Next(4) == 0 ? null : Of(Tracks),
            Format = Of(Formats),
            Seats = _random.Next(3) == 0 ? Of(40, 80, 200) : null,
            Placed = isPlaced ? new Placement(startsAt, startsAt.AddMinutes(60), _random.Next(8) == 0 ? null : _random.Next(10) == 0 ? "elsewhere" : Of([.. rooms]).Id) : null,
            Hold = Of(SessionHold.Free, SessionHold.Stays, SessionHold.Stays, SessionHold.Fixed),
        };
    }

    private string Rule(List<DateOnly> days, bool isTiny)
    {
        string Talk() => $"Talk {(char)('A' + _random.Next(4))}";
        var first = _random.Next(4);
        var (one, other) = ($"Talk {(char)('A' + first)}", $"Talk {(char)('A' + ((first + 1 + _random.Next(3)) % 4))}");
        string Day() => days.Count == 2 ? Of("Tuesday", "Wednesday") : "Tuesday";
        string Room() => $"Room {(char)('A' + _random.Next(2))}";
        var rule = _random.Next(19) switch
        {
            0 => $"{Of(People)} only on {Day()}",
            1 => $"{Of(People)} not before {Of("10:00", "11:00")}",
            2 => $"{Of(People)} away on {Day()} from {Of("9:00", "10:00")} to {Of("11:00", "12:00")}",
            3 => $"{Talk()} on {Day()} at {Of("9:00", "10:00", "11:30", "12:00")}",
            4 => $"{Talk()} in {Room()}",
            5 => $"{one} before {other}",
            6 => $"{one}, {other} one after another",
            7 => $"at most {Of(1, 2)} {Of(Tracks)} at a time",
            8 => $"{Of(Tracks)} keeps to one room",
            9 => $"{Of(Formats)} in {Room()}",
            10 => "Keynotes alone",
            11 => "lunch free from 12:00 to 12:30",
            12 => $"everybody {Of(30, 60)} minutes between 10:00 and {Of("12:00", "13:00")}",
            13 => $"{Of(Formats)} expects {Of(40, 80, 200)} people",
            14 => $"{Room()} only for {Of(Tracks)}",
            15 => $"{Room()} not on {Day()} after {Of("11:00", "12:00")}",
            16 => isTiny ? $"{other} before {one}" : $"{Of("Workshop", "Keynote")} {Of(45, 60, 90)} minutes",
            17 => Of("everything fits the room", $"{Of(Formats)} fits the room"),
            _ => $"{Of(Tracks)} not in {Room()}",
        };
        return _random.Next(3) == 0 && !rule.EndsWith(" minutes", StringComparison.Ordinal) ? $"wish {1 + _random.Next(5)}: {rule}" : rule;
    }

    private T Of<T>(params T[] some) => some[_random.Next(some.Length)];
}
