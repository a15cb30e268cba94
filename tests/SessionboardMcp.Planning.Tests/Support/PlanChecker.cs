using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Tests.Support;

/// <summary>Says what is wrong with places of sessions. It shares no code with the planner, and looks at moments instead of minutes and indices.</summary>
internal sealed class PlanChecker(PlanInput input, IReadOnlyList<Rule> rules)
{
    private readonly List<Condition> _hard = [.. rules.Where(rule => rule.Weight is null).SelectMany(rule => rule.Conditions)];

    public IReadOnlySet<string> Required { get; } = rules.Where(rule => rule.Weight is null).SelectMany(rule => rule.Conditions).SelectMany(Named).ToHashSet();

    /// <summary>What is broken; nothing where all is well.</summary>
    public IEnumerable<string> Broken(IReadOnlyList<Laid> all) =>
    [
        .. all.SelectMany(Alone),
        .. from one in all from other in all where string.CompareOrdinal(one.Session.Id, other.Session.Id) < 0 from wrong in Pair(one, other) select wrong,
        .. BrokenRules(all),
    ];

    public IEnumerable<string> BrokenRules(IReadOnlyList<Laid> all)
    {
        var check = new RuleCheck(input, all);
        foreach (var condition in _hard.Where(condition => check.Parts(condition).Any(part => part is { IsPlaced: true, Holds: false })))
            yield return $"{condition} is broken";
        foreach (var one in all.Where(one => Required.Contains(one.Session.Id) && !one.IsPlaced))
            yield return $"{one.Session.Id} has to have a place";
    }

    /// <summary>The weight of the wishes that are fulfilled.</summary>
    public int Wishes(IReadOnlyList<Laid> all)
    {
        var check = new RuleCheck(input, all);
        return rules.Where(rule => rule.Weight is not null).Sum(rule => rule.Weight!.Value * rule.Conditions.Sum(condition => check.Parts(condition).Count(part => part is { IsPlaced: true, Holds: true })));
    }

    /// <summary>Whether a session that should stay does.</summary>
    public static bool Stays(Laid one) => one is { IsPlaced: true, Session.Placed: { } placed } && placed.StartsAt == one.StartsAt && (placed.Room is null || placed.Room == one.Room);

    /// <summary>
    /// How many are in a room that is too small for them though they could be in a larger one, as far as they alone are concerned: who stays there, who is wished to
    /// fit, and whom a rule leaves no larger one, does not count.
    /// </summary>
    public int TooSmall(IReadOnlyList<Laid> all) => all.Count(one => one.IsPlaced && one.Session.Seats is { } seats
        && !(one.Session.Placed is not null && one.Session.Hold == SessionHold.Fixed) && !IsWishedToFit(one.Session)
        && !(one.Session.Hold == SessionHold.Stays && one.Session.Placed is { } own && own.StartsAt == one.StartsAt && (own.Room ?? one.Room) == one.Room && own.Room is not null)
        && IsBelow(one.Room, Math.Min(seats, input.Rooms.Max(room => room.Capacity ?? int.MaxValue)))
        && Allowed(one.Session).Any(room => !IsBelow(room, Math.Min(seats, input.Rooms.Max(other => other.Capacity ?? int.MaxValue)))));

    private bool IsBelow(string? room, int seats) => input.Rooms.Any(one => one.Id == room && one.Capacity < seats);

    private bool IsWishedToFit(SessionToPlan session) => rules.Where(rule => rule.Weight is not null).SelectMany(rule => rule.Conditions).OfType<FittingCondition>()
        .Any(wish => new RuleCheck(input, [Laid.Nowhere(session)]).Parts(wish).Any());

    // The rooms that rules leave to it alone, and the one that it may stay in.
    private IEnumerable<string> Allowed(SessionToPlan session)
    {
        var rooms = input.Rooms.Select(room => room.Id);
        if (session is { Hold: SessionHold.Stays, Placed.Room: { } now } && input.Rooms.All(room => room.Id != now))
            rooms = rooms.Append(now);
        return rooms.Where(room => _hard.All(condition =>
        {
            Laid[] laid = [new Laid(session, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1), room)];
            return condition is not (RoomCondition or ReservedCondition or SizeCondition or FittingCondition) || new RuleCheck(input, laid).Parts(condition).All(part => part.Holds);
        }));
    }

    public IEnumerable<string> Pair(Laid one, Laid other)
    {
        if (one.Session is { Hold: SessionHold.Fixed, Placed: not null } && other.Session is { Hold: SessionHold.Fixed, Placed: not null })
            yield break;
        if (one.Meets(other) && one.Room is not null && one.Room == other.Room)
            yield return $"{one} and {other} are in one room";
        var gap = TimeSpan.FromMinutes(input.Grid.ChangeOverMinutes);
        if (one.IsPlaced && other.IsPlaced && one.StartsAt < other.EndsAt + gap && other.StartsAt < one.EndsAt + gap && one.Session.People.Intersect(other.Session.People).FirstOrDefault() is { } person)
            yield return $"{person} is in {one} and {other}";
    }

    private IEnumerable<string> Alone(Laid one)
    {
        if (!one.IsPlaced)
        {
            if (one.Session is { Hold: SessionHold.Fixed, Placed: not null })
                yield return $"{one} is fixed, and has no place";
            yield break;
        }

        var own = one.Session.Placed;
        if (own is not null && one.Session.Hold == SessionHold.Fixed)
        {
            if (own.StartsAt != one.StartsAt || own.Room != one.Room)
                yield return $"{one} is fixed, and moved";
            yield break;
        }

        var keepsTime = own is not null && one.Session.Hold == SessionHold.Stays && own.StartsAt == one.StartsAt;
        if (input.Rooms.All(room => room.Id != one.Room) && !(keepsTime && own!.Room == one.Room))
            yield return $"{one} is in no room to plan";
        if (one.EndsAt - one.StartsAt != Length(one.Session))
            yield return $"{one} does not take {Length(one.Session)}";
        if (!keepsTime && !IsOnGrid(one) && !_hard.OfType<StartCondition>().Any())
            yield return $"{one} is off the grid";
    }

    private TimeSpan Length(SessionToPlan session)
    {
        if (session.Placed is { } placed)
            return placed.EndsAt - placed.StartsAt;
        var lengths = _hard.OfType<LengthCondition>().ToList();
        return TimeSpan.FromMinutes((lengths.Find(length => length.Subject.Kind == SubjectKind.Session && length.Subject.Id == session.Id)
            ?? lengths.Find(length => length.Subject.Kind == SubjectKind.Format && length.Subject.Id == session.Format)
            ?? lengths.Find(length => length.Subject.Kind == SubjectKind.Track && length.Subject.Id == session.Track))?.Minutes ?? input.Minutes!.Value);
    }

    private bool IsOnGrid(Laid one)
    {
        var start = TimeZoneInfo.ConvertTime(one.StartsAt, input.Grid.Zone).DateTime;
        var day = input.Grid.Days.SingleOrDefault(day => day.Date == DateOnly.FromDateTime(start));
        if (day is null || one.WallMinutes(input.Grid.Zone).Any(minute => !IsOpen(day, minute)))
            return false;
        var behind = day.Breaks.Select(one => one.To).Where(to => to <= TimeOnly.FromDateTime(start)).Append(day.From).Max();
        return (TimeOnly.FromDateTime(start) - behind).TotalMinutes % input.Grid.SlotMinutes == 0;
    }

    private static bool IsOpen(PlanningDay day, DateTime minute)
    {
        var time = TimeOnly.FromDateTime(minute);
        return DateOnly.FromDateTime(minute) == day.Date && time >= day.From && (day.To == default || time < day.To) && !day.Breaks.Any(one => time >= one.From && time < one.To);
    }

    private static IEnumerable<string> Named(Condition condition) => condition switch
    {
        StartCondition { Subject.Kind: SubjectKind.Session } start => [start.Subject.Id],
        RoomCondition { Subject.Kind: SubjectKind.Session, IsOnly: true } room => [room.Subject.Id],
        TimeCondition { Subject.Kind: SubjectKind.Session, IsOnly: true } time => [time.Subject.Id],
        OrderCondition order => [order.First.Id, order.Second.Id],
        ChainCondition chain => chain.Sessions.Select(session => session.Id),
        _ => [],
    };
}
