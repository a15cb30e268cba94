using SessionboardMcp.Planning.Agenda;

namespace SessionboardMcp.Planning.Solving;

/// <summary>What stands where while a plan is filled by hand, and what keeps another session from a spot.</summary>
internal sealed class Board
{
    private readonly Problem _problem;
    private readonly List<int>[] _inRoom;
    private readonly ILookup<int, int[]> _groups;
    private readonly ILookup<int, Pause> _pauses;
    private readonly ILookup<int, (int[] Talks, int AtMost)> _limits;
    private readonly ILookup<int, (int First, int Second)> _orders;
    private readonly ILookup<int, (int First, int Second)> _followers;
    private readonly List<int> _alone = [];
    private readonly List<int> _all = [];

    public Board(Problem problem)
    {
        _problem = problem;
        _inRoom = [.. problem.Venues.Select(_ => new List<int>())];
        _groups = problem.OneRooms.SelectMany(group => group.Select(talk => (talk, group))).ToLookup(one => one.talk, one => one.group);
        _pauses = problem.Pauses.ToLookup(pause => pause.Person);
        // Of each session only what it is in: a plan is filled by very many tries.
        _limits = problem.Limits.SelectMany(limit => limit.Talks.Distinct().Select(talk => (talk, limit))).ToLookup(one => one.talk, one => one.limit);
        _orders = Pairs(problem.Orders);
        _followers = Pairs(problem.Chains.SelectMany(chain => chain.Zip(chain.Skip(1))));
        Plan = [.. Enumerable.Repeat(Spot.None, problem.Talks.Count)];
        foreach (var talk in problem.Talks.Where(talk => talk.IsFixed))
            Put(talk.Index, new Spot(talk.Now!.Value.From, talk.RoomNow));
    }

    public Spot[] Plan { get; }

    public void Put(int talk, Spot spot)
    {
        Plan[talk] = spot;
        _all.Add(talk);
        if (spot.Room >= 0)
            _inRoom[spot.Room].Add(talk);
        if (_problem.Alone.Contains(talk))
            _alone.Add(talk);
    }

    /// <summary>Puts a session where nothing keeps it from; false where something does.</summary>
    /// <param name="talk">The session.</param>
    /// <param name="spot">Where.</param>
    /// <param name="isFree">Whether it is known that it is free then (<see cref="IsFreeAt"/>).</param>
    public bool TryPut(int talk, Spot spot, bool isFree = false)
    {
        if (Plan[talk].IsPlace || !(isFree || IsFreeAt(talk, spot.Start)) || !IsFreeIn(talk, spot) || !Holds(talk, spot))
            return false;
        Put(talk, spot);
        return true;
    }

    /// <summary>Whether its people are free, and nothing that counts together is too much.</summary>
    public bool IsFreeAt(int index, int start)
    {
        var talk = _problem.Talks[index];
        var span = talk.At(start);
        return BusyPerson(index, start) is null
            && !_alone.Exists(other => Overlaps(other, span))
            && (!_problem.Alone.Contains(index) || !_all.Exists(other => Overlaps(other, span)))
            && _limits[index].All(limit => Most(limit.Talks, span) < limit.AtMost);
    }

    /// <summary>Another session that one of its people is in then, or comes from or goes to without the time to change over.</summary>
    public (int Person, int Talk)? BusyPerson(int index, int start)
    {
        var talk = _problem.Talks[index];
        foreach (var person in talk.People)
        {
            foreach (var other in _problem.PeopleTalks[person])
            {
                if (other != index && Plan[other].IsPlace && Plan[other].Start < start + talk.Length + _problem.ChangeOver
                    && start < Plan[other].Start + _problem.Talks[other].Length + _problem.ChangeOver)
                    return (person, other);
            }
        }

        return null;
    }

    /// <summary>Whether the room is open and empty.</summary>
    public bool IsFreeIn(int index, Spot spot)
    {
        var span = _problem.Talks[index].At(spot.Start);
        return spot.Room >= 0 && !_problem.Venues[spot.Room].Closed.Exists(span.Overlaps) && !_inRoom[spot.Room].Exists(other => Overlaps(other, span));
    }

    private bool Holds(int index, Spot spot)
    {
        var talk = _problem.Talks[index];
        foreach (var group in _groups[index])
        {
            if (Array.Exists(group, other => Plan[other].IsPlace && Plan[other].Room != spot.Room))
                return false;
        }

        var before = Plan[index];
        Plan[index] = spot;
        var holds = _orders[index].All(order => !Plan[order.First].IsPlace || !Plan[order.Second].IsPlace
                || Plan[order.First].Start + _problem.Talks[order.First].Length <= Plan[order.Second].Start)
            && _followers[index].All(pair => !Plan[pair.First].IsPlace || !Plan[pair.Second].IsPlace || WishScore.Follows(_problem, Plan, pair.First, pair.Second))
            && talk.People.All(person => _pauses[person].All(pause => WishScore.HasPause(_problem, Plan, pause)));
        Plan[index] = before;
        return holds;
    }

    private static ILookup<int, (int First, int Second)> Pairs(IEnumerable<(int First, int Second)> pairs) =>
        pairs.SelectMany(pair => new[] { pair.First, pair.Second }.Distinct().Select(talk => (talk, pair))).ToLookup(one => one.talk, one => one.pair);

    private int Most(int[] talks, Span span)
    {
        var others = talks.Where(other => Plan[other].IsPlace && Overlaps(other, span)).Select(other => _problem.Talks[other].At(Plan[other].Start)).ToList();
        return others.Count == 0 ? 0 : others.Select(other => Math.Max(other.From, span.From)).Max(at => others.Count(other => other.Holds(at, at + 1)));
    }

    private bool Overlaps(int talk, Span span) => Plan[talk].Start < span.To && span.From < Plan[talk].Start + _problem.Talks[talk].Length;
}
