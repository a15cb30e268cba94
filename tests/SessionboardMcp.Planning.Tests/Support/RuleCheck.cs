using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Tests.Support;

/// <summary>What a rule asks for, judged by the minutes on the wall. It shares no code with the planner.</summary>
internal sealed class RuleCheck(PlanInput input, IReadOnlyList<Laid> all)
{
    public IEnumerable<Part> Parts(Condition condition) => condition switch
    {
        TimeCondition { Subject.Kind: SubjectKind.Room } time => all.Select(one => new Part(one.IsPlaced, one.Room != time.Subject.Id || InTime(one, time))),
        TimeCondition time => Of(time.Subject).Select(one => new Part(one.IsPlaced, InTime(one, time))),
        StartCondition start => Of(start.Subject).Select(one => new Part(one.IsPlaced, Wall(one.StartsAt) is var at && TimeOnly.FromDateTime(at) == start.At
            && (start.Days.Count == 0 || start.Days.Contains(DateOnly.FromDateTime(at))))),
        RoomCondition room => Of(room.Subject).Select(one => new Part(one.IsPlaced, room.Rooms.Any(other => other.Id == one.Room) == room.IsOnly)),
        ReservedCondition reserved => all.Where(one => !reserved.Subjects.Any(subject => Is(one, subject))).Select(one => new Part(one.IsPlaced, one.Room != reserved.Room.Id)),
        SizeCondition size => Of(size.Subject).Select(one => new Part(one.IsPlaced, input.Rooms.Any(room => room.Id == one.Room && room.Capacity >= size.Seats))),
        FittingCondition fitting => Of(fitting.Subject).Where(one => one.Session.Seats is not null)
            .Select(one => new Part(one.IsPlaced, one.Room is not null && !input.Rooms.Any(room => room.Id == one.Room && room.Capacity < one.Session.Seats))),
        OrderCondition order => from first in Of(order.First) from second in Of(order.Second) select new Part(first.IsPlaced && second.IsPlaced, first.EndsAt <= second.StartsAt),
        ChainCondition chain => [new Part(chain.Sessions.All(session => Of(session).All(one => one.IsPlaced)), Follow([.. chain.Sessions.SelectMany(Of)]))],
        LimitCondition limit => [new Part(true, Most([.. limit.Subjects.SelectMany(Of).Distinct()]) <= limit.AtMost)],
        OneRoomCondition one => Together([.. one.Subjects.SelectMany(Of).Distinct()]),
        AloneCondition alone => Of(alone.Subject).Select(one => new Part(one.IsPlaced, !all.Any(other => other.Session.Id != one.Session.Id && one.Meets(other)))),
        PauseCondition pause => Pauses(pause),
        _ => [],
    };

    private static IEnumerable<Part> Together(List<Laid> group)
    {
        var favourite = group.Where(one => one.Room is not null).GroupBy(one => one.Room).OrderByDescending(room => room.Count()).FirstOrDefault()?.Key;
        return group.Select(one => new Part(one.IsPlaced && favourite is not null, one.Room == favourite));
    }

    private IEnumerable<Part> Pauses(PauseCondition pause) =>
        from day in pause.Window.Days.Count > 0 ? pause.Window.Days : input.Grid.Days.Select(day => day.Date)
        from person in input.Sessions.SelectMany(session => session.People).Distinct()
        select new Part(true, HasPause(person, day, pause));

    private bool HasPause(string person, DateOnly day, PauseCondition pause)
    {
        var busy = all.Where(one => one.IsPlaced && one.Session.People.Contains(person)).SelectMany(one => one.WallMinutes(input.Grid.Zone)).ToHashSet();
        var run = 0;
        for (var at = day.ToDateTime(pause.Window.From!.Value); at < day.ToDateTime(pause.Window.To!.Value); at = at.AddMinutes(1))
        {
            run = busy.Contains(at) ? 0 : run + 1;
            if (run >= pause.Minutes)
                return true;
        }

        return false;
    }

    private bool Follow(List<Laid> chain) => chain.Zip(chain.Skip(1)).All(pair => pair.First.Room is not null && pair.First.Room == pair.Second.Room
        && (pair.Second.StartsAt - pair.First.EndsAt).TotalMinutes is var gap && gap >= 0 && gap < input.Grid.ChangeOverMinutes + input.Grid.SlotMinutes);

    private static int Most(List<Laid> some) => some.Where(one => one.IsPlaced)
        .Select(one => some.Count(other => other.IsPlaced && other.StartsAt <= one.StartsAt && one.StartsAt < other.EndsAt)).DefaultIfEmpty(0).Max();

    private bool InTime(Laid one, TimeCondition time) => !one.IsPlaced || (time.IsOnly
        ? one.WallMinutes(input.Grid.Zone).All(minute => time.Windows.Any(window => IsIn(minute, window)))
        : !one.WallMinutes(input.Grid.Zone).Any(minute => time.Windows.Any(window => IsIn(minute, window))));

    private static bool IsIn(DateTime minute, TimeWindow window) =>
        (window.Days.Count == 0 || window.Days.Contains(DateOnly.FromDateTime(minute)))
        && (window.From is not { } from || TimeOnly.FromDateTime(minute) >= from)
        && (window.To is not { } to || to == default || TimeOnly.FromDateTime(minute) < to);

    private DateTime Wall(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, input.Grid.Zone).DateTime;

    private IEnumerable<Laid> Of(Subject subject) => all.Where(one => Is(one, subject));

    private static bool Is(Laid one, Subject subject) => subject.Kind switch
    {
        SubjectKind.Session => one.Session.Id == subject.Id,
        SubjectKind.Person => one.Session.People.Any(person => person == subject.Id),
        SubjectKind.Track => one.Session.Track == subject.Id,
        SubjectKind.Format => one.Session.Format == subject.Id,
        SubjectKind.Room => false,
        _ => true,
    };
}
