using SessionboardMcp.Planning.Agenda;

namespace SessionboardMcp.Planning.Solving;

/// <summary>Says of a plan which wishes it fulfils. It looks at the plan, not at what a solver says about it.</summary>
internal static class WishScore
{
    public static long Of(Problem problem, Spot[] plan) => problem.Wishes.Where(wish => IsFulfilled(problem, plan, wish)).Sum(wish => wish.Weight);

    public static bool IsFulfilled(Problem problem, Spot[] plan, WishTerm wish) => wish switch
    {
        SpotWish spot => plan[spot.Talk].IsPlace && spot.Start?.Invoke(plan[spot.Talk].Start) is not false && spot.Room?.Invoke(plan[spot.Talk].Room) is not false,
        ClosingWish closing => plan[closing.Talk] is { IsPlace: true } at
            && (at.Room != closing.Room || !closing.Closed.Any(span => span.Overlaps(problem.Talks[closing.Talk].At(at.Start)))),
        OrderWish order => plan[order.First].IsPlace && plan[order.Second].IsPlace && End(problem, plan, order.First) <= plan[order.Second].Start,
        ChainWish chain => chain.Talks.All(talk => plan[talk].IsPlace) && chain.Talks.Zip(chain.Talks.Skip(1)).All(pair => Follows(problem, plan, pair.First, pair.Second)),
        LimitWish limit => Most(problem, plan, limit.Talks) <= limit.AtMost,
        SameRoomWish same => plan[same.Talk].IsPlace && plan[same.Talk].Room == Favourite(plan, same.Group),
        AloneWish alone => plan[alone.Talk].IsPlace && problem.Talks.All(talk => talk.Index == alone.Talk || !plan[talk.Index].IsPlace
            || !talk.At(plan[talk.Index].Start).Overlaps(problem.Talks[alone.Talk].At(plan[alone.Talk].Start))),
        PauseWish pause => HasPause(problem, plan, pause.Pause),
        _ => false,
    };

    /// <summary>Whether one starts in the room of the other, right behind it.</summary>
    public static bool Follows(Problem problem, Spot[] plan, int first, int second) =>
        plan[first].Room >= 0 && plan[first].Room == plan[second].Room
        && plan[second].Start - End(problem, plan, first) is var gap && gap >= 0 && gap <= problem.ChainGap;

    public static bool HasPause(Problem problem, Spot[] plan, Pause pause)
    {
        var busy = problem.PeopleTalks[pause.Person].Where(talk => plan[talk].IsPlace).Select(talk => problem.Talks[talk].At(plan[talk].Start)).Where(pause.Within.Overlaps);
        return Span.Without(pause.Within, busy).Any(free => free.Length >= pause.Minutes);
    }

    private static int Most(Problem problem, Spot[] plan, int[] talks)
    {
        var placed = talks.Where(talk => plan[talk].IsPlace).Select(talk => problem.Talks[talk].At(plan[talk].Start)).ToList();
        return placed.Count == 0 ? 0 : placed.Max(one => placed.Count(other => other.Holds(one.From, one.From + 1)));
    }

    private static int Favourite(Spot[] plan, int[] group) => group.Where(talk => plan[talk].Room >= 0)
        .GroupBy(talk => plan[talk].Room).OrderByDescending(room => room.Count()).ThenBy(room => room.Key).Select(room => room.Key).FirstOrDefault(-2);

    private static int End(Problem problem, Spot[] plan, int talk) => plan[talk].Start + problem.Talks[talk].Length;
}
