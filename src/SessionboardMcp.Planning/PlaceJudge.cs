using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Rules;
using SessionboardMcp.Planning.Solving;

namespace SessionboardMcp.Planning;

/// <summary>
/// Says what rules and wishes another place for one session would cost, all else staying where it is. It searches nothing, and needs nothing native.
/// </summary>
public sealed class PlaceJudge
{
    private readonly Problem _problem;
    private readonly Talk _talk;
    private readonly Spot[] _without;
    private readonly List<WishTerm> _wishes;
    private readonly IReadOnlyList<(Rule Looked, Rule Rule)> _rules;

    /// <param name="input">What stands where; a session without a place is nowhere.</param>
    /// <param name="rules">Rules and wishes.</param>
    /// <param name="sessionId">The session that is looked at. It needs a length: from its place, a rule, or <see cref="PlanInput.Minutes"/>.</param>
    /// <exception cref="ArgumentException">The input is not sound, or there is no such session.</exception>
    public PlaceJudge(PlanInput input, IReadOnlyList<Rule> rules, string sessionId)
    {
        if (input.Fault() is { } fault)
            throw new ArgumentException(fault, nameof(input));
        if (input.Sessions.All(session => session.Id != sessionId))
            throw new ArgumentException("There is no such session.", nameof(sessionId));
        // What always holds is looked at like a wish: fulfilled here, and not there.
        var looked = rules.Select(rule => rule with { Weight = rule.Weight ?? 1 }).ToList();
        _rules = [.. looked.Zip(rules).Select(pair => (pair.First, pair.Second))];
        _problem = Compiler.Compile(input, looked, new Lengths(input, rules), new Timeline(input));
        _talk = _problem.Talks.First(talk => talk.Session.Id == sessionId);
        _without = [.. _problem.Talks.Select(talk => talk.Index != _talk.Index && talk.Now is { } now ? new Spot(now.From, talk.RoomNow) : Spot.None)];
        _wishes = [.. _problem.Wishes.Where(wish => Depends(wish) && (IsAbout(wish) || WishScore.IsFulfilled(_problem, _without, wish)))];
    }

    /// <summary>The rules and wishes that a place breaks, in their order.</summary>
    /// <param name="startsAt">Its start.</param>
    /// <param name="room">The id of its room; null for none.</param>
    /// <exception cref="ArgumentException">The input has no such room.</exception>
    public IReadOnlyList<Rule> Broken(DateTimeOffset startsAt, string? room)
    {
        var venue = room is null ? null : _problem.Venues.FirstOrDefault(one => one.Id == room) ?? throw new ArgumentException("There is no such room.", nameof(room));
        Spot[] plan = [.. _without];
        plan[_talk.Index] = new Spot(_problem.Timeline.Minute(startsAt), venue?.Index ?? -1);
        var broken = _wishes.Where(wish => !WishScore.IsFulfilled(_problem, plan, wish)).Select(wish => wish.Rule).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. _rules.Where(pair => broken.Contains(pair.Looked)).Select(pair => pair.Rule)];
    }

    // What is about others alone is as it was, wherever this one goes.
    private bool Depends(WishTerm wish) => wish switch
    {
        SpotWish spot => spot.Talk == _talk.Index,
        ClosingWish closing => closing.Talk == _talk.Index,
        OrderWish order => order.First == _talk.Index || order.Second == _talk.Index,
        ChainWish chain => chain.Talks.Contains(_talk.Index),
        LimitWish limit => limit.Talks.Contains(_talk.Index),
        SameRoomWish same => same.Group.Contains(_talk.Index),
        PauseWish pause => _talk.People.Contains(pause.Pause.Person),
        _ => true,
    };

    // What concerns it is unfulfilled while it has no place, so that says nothing. Its order holds for as long as the other has no place.
    private bool IsAbout(WishTerm wish) => wish switch
    {
        SpotWish spot => spot.Talk == _talk.Index,
        ClosingWish closing => closing.Talk == _talk.Index,
        OrderWish order => (order.First == _talk.Index && _without[order.Second].IsPlace) || (order.Second == _talk.Index && _without[order.First].IsPlace),
        ChainWish chain => chain.Talks.Contains(_talk.Index) && chain.Talks.All(talk => talk == _talk.Index || _without[talk].IsPlace),
        SameRoomWish same => same.Talk == _talk.Index,
        AloneWish alone => alone.Talk == _talk.Index,
        _ => false,
    };
}
