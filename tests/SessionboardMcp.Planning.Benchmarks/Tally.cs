using System.Globalization;
using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Results;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Benchmarks;

/// <summary>What a plan is worth: sessions with a place, conflicts of rooms and people, hard rules about one session that are broken, and the weight of wishes, counted here and not by the planner.</summary>
internal sealed record Tally(int Placed, int Conflicts, int Broken, long Wishes)
{
    public static Tally Of(MadeEvent made, IReadOnlyList<PlannedSession> plan)
    {
        var sessions = made.Input.Sessions.ToDictionary(session => session.Id);
        var gap = TimeSpan.FromMinutes(made.Input.Grid.ChangeOverMinutes);
        var ordered = plan.OrderBy(place => place.StartsAt).ToList();
        var conflicts = 0;
        for (var one = 0; one < ordered.Count; one++)
        {
            for (var other = one + 1; other < ordered.Count && ordered[other].StartsAt < ordered[one].EndsAt + gap; other++)
            {
                if ((ordered[other].StartsAt < ordered[one].EndsAt && ordered[one].Room == ordered[other].Room)
                    || sessions[ordered[one].SessionId].People.Intersect(sessions[ordered[other].SessionId].People).Any())
                    conflicts++;
            }
        }

        return new Tally(plan.Count, conflicts, made.Rules.Where(rule => !rule.IsWish).Sum(rule => rule.Conditions.Sum(condition => Parts(condition, made, plan).Count(holds => !holds))),
            made.Rules.Where(rule => rule.IsWish).Sum(rule => (long)rule.Weight! * rule.Conditions.Sum(condition => Parts(condition, made, plan).Count(holds => holds))));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Placed:N0}, {Conflicts:N0}{(Broken > 0 ? $" and {Broken:N0} rules" : "")}, {Wishes:N0}");

    private static IEnumerable<bool> Parts(Condition condition, MadeEvent made, IReadOnlyList<PlannedSession> plan)
    {
        var sessions = made.Input.Sessions.ToDictionary(session => session.Id);
        IEnumerable<PlannedSession> Of(Subject subject) => plan.Where(place => sessions[place.SessionId] is var session && subject.Kind switch
        {
            SubjectKind.Session => session.Id == subject.Id,
            SubjectKind.Person => session.People.Contains(subject.Id),
            SubjectKind.Track => session.Track == subject.Id,
            _ => session.Format == subject.Id,
        });

        return condition switch
        {
            TimeCondition time => Of(time.Subject).Select(place => time.Windows.Any(window => time.IsOnly ? IsIn(place, window) : Meets(place, window)) == time.IsOnly),
            StartCondition start => Of(start.Subject).Select(place => TimeOnly.FromDateTime(place.StartsAt.DateTime) == start.At),
            RoomCondition room => Of(room.Subject).Select(place => room.Rooms.Any(one => one.Id == place.Room) == room.IsOnly),
            SizeCondition size => Of(size.Subject).Select(place => made.Input.Rooms.First(room => room.Id == place.Room).Capacity >= size.Seats),
            OrderCondition order => from first in Of(order.First) from second in Of(order.Second) select first.EndsAt <= second.StartsAt,
            AloneCondition alone => Of(alone.Subject).Select(place => plan.Count(other => other.StartsAt < place.EndsAt && place.StartsAt < other.EndsAt) == 1),
            LimitCondition limit => [Of(limit.Subjects[0]).ToList() is var all && all.TrueForAll(one => all.Count(other => other.StartsAt <= one.StartsAt && one.StartsAt < other.EndsAt) <= limit.AtMost)],
            _ => [],
        };
    }

    private static bool IsIn(PlannedSession place, TimeWindow window) => IsDay(place, window)
        && !(TimeOnly.FromDateTime(place.StartsAt.DateTime) < window.From) && !(TimeOnly.FromDateTime(place.EndsAt.DateTime) > window.To);

    private static bool Meets(PlannedSession place, TimeWindow window) => IsDay(place, window)
        && !(TimeOnly.FromDateTime(place.EndsAt.DateTime) <= window.From) && !(TimeOnly.FromDateTime(place.StartsAt.DateTime) >= window.To);

    private static bool IsDay(PlannedSession place, TimeWindow window) => window.Days.Count == 0 || window.Days.Contains(DateOnly.FromDateTime(place.StartsAt.DateTime));
}
