using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Tests.Support;

/// <summary>Tries everything, on events that are small enough for it.</summary>
internal sealed class BruteForce
{
    private readonly List<List<Laid>> _choices;
    private readonly PlanChecker _checker;
    private readonly Laid[] _laid;
    private readonly Func<SessionToPlan, bool> _mayMiss;

    /// <param name="input">The event.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="mayMiss">Which sessions may be without a place.</param>
    public BruteForce(PlanInput input, IReadOnlyList<Rule> rules, Func<SessionToPlan, bool> mayMiss)
    {
        _checker = new PlanChecker(input, rules);
        _mayMiss = mayMiss;
        _laid = [.. input.Sessions.Select(Laid.Nowhere)];
        _choices = [.. input.Sessions.Select(session => Choices(input, rules, session).ToList())];
    }

    /// <summary>The best: sessions with a place, then few in rooms too small, then sessions that stay, then the weight of wishes; null where nothing is right.</summary>
    public (int Placed, int Fits, int Stays, int Wishes)? Best { get; private set; }

    public BruteForce Run()
    {
        Try(0, 0);
        return this;
    }

    private void Try(int index, int placed)
    {
        if (placed + _laid.Length - index < (Best?.Placed ?? 0))
            return;
        if (index == _laid.Length)
        {
            var value = (placed, -_checker.TooSmall(_laid), _laid.Count(one => one.Session.Hold == SessionHold.Stays && PlanChecker.Stays(one)), _checker.Wishes(_laid));
            if ((Best is null || value.CompareTo(Best.Value) > 0) && !_checker.BrokenRules(_laid).Any())
                Best = value;
            return;
        }

        foreach (var choice in _choices[index])
        {
            if (_laid.Take(index).SelectMany(one => _checker.Pair(one, choice)).Any())
                continue;
            _laid[index] = choice;
            Try(index + 1, placed + 1);
        }

        _laid[index] = Laid.Nowhere(_laid[index].Session);
        if (_mayMiss(_laid[index].Session))
            Try(index + 1, placed);
    }

    private static IEnumerable<Laid> Choices(PlanInput input, IReadOnlyList<Rule> rules, SessionToPlan session)
    {
        var own = session.Placed is { } placed ? new Laid(session, placed.StartsAt, placed.EndsAt, placed.Room) : null;
        if (own is not null && session.Hold == SessionHold.Fixed)
            return [own];
        var length = own is null ? TimeSpan.FromMinutes(input.Minutes!.Value) : own.EndsAt - own.StartsAt;
        var named = rules.Where(rule => rule.Weight is null).SelectMany(rule => rule.Conditions).OfType<StartCondition>().Where(start => start.Subject.Id == session.Id).Select(start => start.At).ToList();
        var starts =
            from day in input.Grid.Days
            from slot in Enumerable.Range(0, (int)((day.To - day.From - length).TotalMinutes / input.Grid.SlotMinutes) + 1)
            select Moment(input, day.Date.ToDateTime(day.From.AddMinutes(slot * input.Grid.SlotMinutes)));
        var all = starts.Concat(from day in input.Grid.Days from time in named select Moment(input, day.Date.ToDateTime(time)));
        if (own is not null && session.Hold == SessionHold.Stays)
            all = all.Append(own.StartsAt);
        var laid = all.Distinct().SelectMany(start => input.Rooms.Select(room => new Laid(session, start, start + length, room.Id)));
        return own is { Room: not null } && session.Hold == SessionHold.Stays ? laid.Append(own).Distinct() : laid;
    }

    private static DateTimeOffset Moment(PlanInput input, DateTime local) => new(local, input.Grid.Zone.GetUtcOffset(local));
}
