using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Reading;
using SessionboardMcp.Planning.Results;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Tests.Support;

/// <summary>A conference for a test, of parts that have short names: Tuesday 11 May 2027 and the days behind it, in Berlin.</summary>
internal sealed class Conference
{
    public static readonly DateOnly Tuesday = new(2027, 5, 11);

    public static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private readonly List<SessionToPlan> _sessions = [];
    private readonly List<RoomToPlan> _rooms = [];

    public TimeOnly From { get; set; } = new(9, 0);

    public TimeOnly To { get; set; } = new(12, 0);

    public int Days { get; set; } = 1;

    public int Slot { get; set; } = 30;

    public int ChangeOver { get; set; }

    public int? Minutes { get; set; } = 60;

    public List<PlanningBreak> Breaks { get; } = [];

    public Conference Room(string name, int? capacity = null)
    {
        _rooms.Add(new RoomToPlan(name.ToLowerInvariant().Replace(' ', '-'), name, capacity));
        return this;
    }

    public Conference Session(string title, string? people = null, string? track = null, string? format = null, string? at = null, int minutes = 60, string? room = null, SessionHold hold = SessionHold.Stays, int? seats = null)
    {
        _sessions.Add(new SessionToPlan(title.ToLowerInvariant().Replace(' ', '-'), title)
        {
            People = people?.Split(", ") ?? [],
            Track = track,
            Format = format,
            Seats = seats,
            Placed = at is null ? null : new Placement(At(at), At(at).AddMinutes(minutes), room?.ToLowerInvariant().Replace(' ', '-')),
            Hold = at is null ? SessionHold.Free : hold,
        });
        return this;
    }

    public PlanInput Input => new(
        PlanningGrid.Of(Berlin, Enumerable.Range(0, Days).Select(Tuesday.AddDays), From, To, Slot, ChangeOver, [.. Breaks]), _rooms, _sessions)
    { Minutes = Minutes };

    public IReadOnlyList<RuleReading> Read(params string[] rules) => new RuleReader(new EventNames(Input), [.. Enumerable.Range(0, Days).Select(Tuesday.AddDays)]).ReadAll(rules);

    public IReadOnlyList<Rule> Rules(params string[] rules) => [.. Read(rules).Select(reading => reading.Rule ?? throw new InvalidOperationException(reading.Error!.Message))];

    public Plan Plan(params string[] rules) => new Planner(TimeProvider.System).Make(Input, Rules(rules), new PlanOptions { Steps = 200 });

    /// <summary>A moment: "10:00" on Tuesday, or "2 10:00" on the second day.</summary>
    public static DateTimeOffset At(string text)
    {
        var parts = text.Split(' ');
        var day = parts.Length == 2 ? Tuesday.AddDays(int.Parse(parts[0], null) - 1) : Tuesday;
        var local = day.ToDateTime(TimeOnly.Parse(parts[^1], null));
        return new DateTimeOffset(local, Berlin.GetUtcOffset(local));
    }
}
