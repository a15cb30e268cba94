using SessionboardMcp.Core.Agenda;

namespace SessionboardMcp.Core.Tests.Support;

/// <summary>
/// A planner that needs no solver: who may stay does where nobody is in the way, and everybody else gets the first spot that is free. It understands rules
/// of one kind, "nothing at 9:00"; "clash" clashes, and everything else is not understood.
/// </summary>
internal sealed class FirstFitPlanner : IAgendaPlanner
{
    public IReadOnlyList<AgendaRuleForm> Forms { get; } = [new("nothing at TIME", "nothing at 9:00", "nothing starts then")];

    /// <summary>What it was asked, newest last.</summary>
    public List<(AgendaToPlan Agenda, IReadOnlyList<string> Rules, IReadOnlyList<PlannedPlace> GoOnFrom)> Asked { get; } = [];

    /// <summary>What happens before it plans.</summary>
    public Func<CancellationToken, Task> Before { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<AgendaRule> Read(AgendaToPlan agenda, IReadOnlyList<string> rules) =>
        [.. rules.Select(text => Hour(text) is not null || text == "clash" ? new AgendaRule(text, $"Read back: {text}.", null, text.StartsWith("wish", StringComparison.Ordinal) ? 5 : null) : new AgendaRule(text, null, () => $"\"{text}\" is not understood. The nearest right form: nothing at 9:00", null))];

    public async Task<PlannedAgenda> PlanAsync(
        AgendaToPlan agenda, IReadOnlyList<string> rules, IReadOnlyList<PlannedPlace> goOnFrom, TimeSpan time, Action<PlanStep>? progress, CancellationToken cancellationToken)
    {
        Asked.Add((agenda, rules, goOnFrom));
        progress?.Invoke(new PlanStep("Placing: none yet."));
        await Before(cancellationToken);
        if (rules.Contains("clash"))
            return new PlannedAgenda(PlanOutcome.Clash) { Clash = "The rule clashes with itself." };
        if (agenda.Sessions.Where(session => session.Placed is null && agenda.Minutes is null).Select(session => session.Id).ToList() is { Count: > 0 } missing)
            return new PlannedAgenda(PlanOutcome.LengthsMissing) { LengthsMissing = missing };
        var places = new List<(AgendaSession Session, AgendaPlace Place)>();
        foreach (var session in agenda.Sessions.OrderByDescending(session => session.Hold))
        {
            if (session is { Placed: { } has, Hold: AgendaHold.Fixed or AgendaHold.Obstacle })
                places.Add((session, has));
            else if (Spots(agenda, session).FirstOrDefault(spot => IsFree(places, session, spot) && !rules.Any(rule => !rule.StartsWith("wish", StringComparison.Ordinal) && Hour(rule) == TimeZoneInfo.ConvertTime(spot.StartsAt, agenda.Zone).Hour)) is { } free)
                places.Add((session, free));
        }

        return new PlannedAgenda(PlanOutcome.Planned)
        {
            Places = [.. places.Select(one => new PlannedPlace(one.Session.Id, one.Place))],
            Unplaced = [.. agenda.Sessions.Where(session => places.TrueForAll(one => one.Session != session)).Select(session => new UnplacedSession(session.Id, $"{session.Title} finds no spot.", false))],
            Bound = $"{places.Count} placed.",
        };
    }

    public IReadOnlyList<IReadOnlyList<int>> Broken(AgendaToPlan agenda, IReadOnlyList<string> rules, string sessionId, IReadOnlyList<AgendaPlace> places) =>
        [.. places.Select(place => (IReadOnlyList<int>)[.. Enumerable.Range(0, rules.Count).Where(rule => Hour(rules[rule]) == TimeZoneInfo.ConvertTime(place.StartsAt, agenda.Zone).Hour)])];

    private static int? Hour(string rule) => rule.Split("nothing at ") is [_, var hour] && TimeOnly.TryParse(hour, out var time) ? time.Hour : null;

    private static IEnumerable<AgendaPlace> Spots(AgendaToPlan agenda, AgendaSession session)
    {
        if (session is { Placed: { RoomId: not null } has, Hold: AgendaHold.Stays })
            yield return has;
        else if (session is { Placed: { } open, Hold: AgendaHold.Stays })
        {
            foreach (var room in agenda.Rooms)
                yield return open with { RoomId = room.Id };
        }

        var length = session.Placed is { } placed ? placed.EndsAt - placed.StartsAt : TimeSpan.FromMinutes(agenda.Minutes ?? 60);
        foreach (var day in agenda.Days)
        {
            for (var at = day.ToDateTime(agenda.From); at + length <= day.ToDateTime(agenda.To); at = at.AddMinutes(agenda.SlotMinutes))
            {
                foreach (var room in agenda.Rooms)
                    yield return new AgendaPlace(new DateTimeOffset(at, agenda.Zone.GetUtcOffset(at)), new DateTimeOffset(at, agenda.Zone.GetUtcOffset(at)) + length, room.Id);
            }
        }
    }

    private static bool IsFree(List<(AgendaSession Session, AgendaPlace Place)> places, AgendaSession session, AgendaPlace spot) => places.TrueForAll(one =>
        one.Place.EndsAt <= spot.StartsAt || spot.EndsAt <= one.Place.StartsAt || (one.Place.RoomId != spot.RoomId && !one.Session.People.Intersect(session.People).Any()));
}
