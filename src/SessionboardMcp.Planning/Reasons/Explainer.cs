using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Results;
using SessionboardMcp.Planning.Rules;
using SessionboardMcp.Planning.Solving;

namespace SessionboardMcp.Planning.Reasons;

/// <summary>
/// Says why sessions have no place. A reason is a fact that was proven: the sessions that it names cannot all have a place under the rules that it names,
/// whatever becomes of the others. The narrowest is told: the session alone, then with what is fixed, its people, its rooms, what is counted together.
/// Where none of these holds, it is counted what takes its places.
/// </summary>
/// <param name="problem">The problem.</param>
/// <param name="rules">Its rules.</param>
/// <param name="feasibility">Tries what can hold together.</param>
/// <param name="names">How people are called.</param>
/// <param name="plan">The plan.</param>
/// <param name="bounds">How good it is.</param>
/// <param name="isLate">Whether there is no time for proofs any more.</param>
/// <param name="deadline">Whether there is none for counting, either.</param>
internal sealed class Explainer(
    Problem problem, IReadOnlyList<Rule> rules, Feasibility feasibility, Names names, Spot[] plan, PlanBounds bounds, Func<bool> isLate, Deadline deadline)
{
    private const double EachTry = 1;
    private const string NoTime = "There was no time to find out why: plan again to go on, with more seconds or fewer sessions.";

    private readonly List<Rule> _hard = [.. rules.Where(rule => !rule.IsWish)];
    private readonly List<SessionToPlan> _fixed = [.. problem.Talks.Where(talk => talk.IsFixed).Select(talk => talk.Session)];
    private readonly Dictionary<string, string?> _groups = [];
    private readonly Lazy<Board> _board = new(() => Laid(problem, plan));
    private bool _isUnsure;

    public IEnumerable<UnplacedSession> Explain() =>
        from talk in problem.Talks
        where !plan[talk.Index].IsPlace
        select new UnplacedSession(talk.Session.Id, Reason(talk), bounds.Placed == bounds.PlacedAtMost);

    private string Reason(Talk talk) => deadline.IsOver ? NoTime : Alone(talk) ?? WithFixed(talk) ?? People(talk) ?? Rooms(talk) ?? Limits(talk) ?? Taken(talk);

    private string? Alone(Talk talk)
    {
        if (problem.Venues.All(venue => !venue.IsPlanned))
            return "There is no room to plan.";
        var longest = problem.Timeline.Open.Select(open => open.Length).DefaultIfEmpty(0).Max();
        if (talk.Length > longest && talk.Starts.Length == 0)
            return $"It takes {Wording.Duration(talk.Length)}, and the longest time without a break is {Wording.Duration(longest)}.";
        return IsLate() || !CannotAll([talk.Session], _hard) ? null
            : Because.WithRules($"There is no time and room for its {Wording.Duration(talk.Length)}", Smallest([talk.Session], []));
    }

    private string? WithFixed(Talk talk)
    {
        if (_fixed.Count == 0 || IsLate() || !CannotAll([talk.Session, .. _fixed], _hard))
            return null;
        var smallest = Smallest(_fixed, some => CannotAll([talk.Session, .. some], _hard));
        return smallest.Count == 0 ? null : Because.WithRules($"What is fixed leaves no place for it: {Because.Titles(smallest)}", Smallest([talk.Session], smallest));
    }

    private string? People(Talk talk) => talk.People
        .Select(person => Group($"p{person}", [.. problem.PeopleTalks[person].Select(index => problem.Talks[index])], (count, most, because) =>
            Because.WithRules($"{names.Person(person)} has {Because.Sessions(count)}, and at most {Wording.Number(most)} of them fit", because)))
        .FirstOrDefault(reason => reason is not null);

    private string? Rooms(Talk talk)
    {
        var rooms = talk.Rooms.ToHashSet();
        // All rooms are no reason of their own.
        if (rooms.Count == problem.Venues.Count || (IsLate() && !_groups.ContainsKey(Key(talk))))
            return null;
        var group = problem.Talks.Where(other => other.IsFixed ? rooms.Contains(other.RoomNow) : other.Rooms.Length > 0 && other.Rooms.All(rooms.Contains)).ToList();
        return Group(Key(talk), group, (count, most, because) =>
            Because.WithRules($"{Because.Sessions(count)} can only be in {Wording.List(talk.Rooms.Select(room => problem.Venues[room].Name), "or", 6)}, and at most {Wording.Number(most)} of them fit", because));
    }

    private static string Key(Talk talk) => $"r{string.Join(',', talk.Rooms)}";

    private string? Limits(Talk talk) => problem.Limits
        .Select((limit, index) => (limit, index))
        .Where(one => one.limit.Talks.Contains(talk.Index))
        .Select(one => Group($"l{one.index}", [.. one.limit.Talks.Select(index => problem.Talks[index])], (count, most, because) =>
            Because.WithRules($"{Because.Sessions(count)} are counted together, {Wording.Number(one.limit.AtMost)} at a time, and at most {Wording.Number(most)} of them fit", because)))
        .FirstOrDefault(reason => reason is not null);

    // The same for every session of a group, so it is looked at once.
    private string? Group(string key, List<Talk> group, Func<int, int, IReadOnlyList<Rule>, string> words)
    {
        if (_groups.TryGetValue(key, out var known))
            return known;
        return _groups[key] = Find();

        string? Find()
        {
            var free = group.Where(talk => !talk.IsFixed).Select(talk => talk.Session).ToList();
            var held = group.Where(talk => talk.IsFixed).Select(talk => talk.Session).ToList();
            if (free.Count < 2 || IsLate() || !CannotAll([.. free, .. held], _hard) || feasibility.AtMost([.. free, .. held], _hard, EachTry) is not { } most)
                return null;
            return words(group.Count, most + held.Count, Smallest(free, held));
        }
    }

    private string Taken(Talk talk)
    {
        var board = _board.Value;
        var (people, rooms, free) = (new Dictionary<int, int>(), 0, 0);
        foreach (var start in talk.Starts)
        {
            if (deadline.IsOver)
                return NoTime;
            if (board.BusyPerson(talk.Index, start) is { } busy)
                people[busy.Person] = people.GetValueOrDefault(busy.Person) + 1;
            else if (!talk.Rooms.Any(room => deadline.IsOver || board.IsFreeIn(talk.Index, new Spot(start, room))))
                rooms++;
            else
                free++;
        }

        var facts = new List<string>();
        if (rooms > 0)
            facts.Add($"at {Wording.Number(rooms)} every room that it may be in is taken or closed");
        facts.AddRange(people.OrderByDescending(one => one.Value).Take(3).Select(one => $"at {Wording.Number(one.Value)} {names.Person(one.Key)} is elsewhere"));
        if (free > 0)
            facts.Add($"at {Wording.Number(free)} a rule about several sessions keeps it out");
        var taken = $"Of its {Wording.Count(talk.Starts.Length, "possible start")}, {Wording.List(facts)}.";
        return bounds.Placed == bounds.PlacedAtMost
            ? $"{taken} No plan places more than {Wording.Number(bounds.Placed)} of {Because.Sessions(problem.Talks.Count(other => !other.IsFixed))}.{Need()}"
            : $"{taken} The time was too short to try everything: plan again to go on.";
    }

    private static Board Laid(Problem problem, Spot[] plan)
    {
        var board = new Board(problem);
        foreach (var talk in problem.Talks.Where(talk => !talk.IsFixed && plan[talk.Index].IsPlace))
            board.Put(talk.Index, plan[talk.Index]);
        return board;
    }

    private string Need()
    {
        var need = problem.Talks.Where(talk => !talk.IsFixed).Sum(talk => talk.Length);
        var have = problem.Venues.Count(venue => venue.IsPlanned) * problem.Timeline.Open.Sum(open => open.Length);
        return need > have ? $" All of them need {Wording.Duration(need)}, and the rooms are open for {Wording.Duration(have)}." : "";
    }

    private IReadOnlyList<Rule> Smallest(IReadOnlyList<SessionToPlan> sessions, IReadOnlyList<SessionToPlan> held) =>
        Smallest(_hard, some => CannotAll([.. sessions, .. held], some));

    // Where it is not known which ones, none is named.
    private IReadOnlyList<T> Smallest<T>(List<T> all, Func<IReadOnlyList<T>, bool> isToBlame)
    {
        _isUnsure = IsLate();
        var smallest = _isUnsure ? [] : SmallestSet.Of(all, isToBlame);
        return _isUnsure ? [] : smallest;
    }

    private bool CannotAll(IReadOnlyList<SessionToPlan> sessions, IReadOnlyList<Rule> some)
    {
        var possible = feasibility.Try(sessions, some, EachTry).IsPossible;
        _isUnsure |= possible is null;
        return possible is false;
    }

    private bool IsLate() => isLate();
}
