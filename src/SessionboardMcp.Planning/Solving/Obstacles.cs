using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Solving;

/// <summary>Sessions that stand where they stand, whatever the rules say: no rule is asked to hold where they alone break it.</summary>
internal static class Obstacles
{
    /// <summary>Takes out of the relations what obstacles break among themselves.</summary>
    public static void Relax(Problem problem)
    {
        var obstacles = problem.Talks.Where(talk => talk.IsObstacle).Select(talk => talk.Index).ToHashSet();
        if (obstacles.Count == 0)
            return;
        Spot[] plan = [.. problem.Talks.Select(talk => talk.IsObstacle ? new Spot(talk.Now!.Value.From, talk.RoomNow) : Spot.None)];
        int[] Others(int[] talks) => [.. talks.Where(talk => !obstacles.Contains(talk))];
        for (var index = 0; index < problem.Limits.Count; index++)
        {
            // As many as may run at once still count, so that no other one comes beside them.
            var (talks, atMost) = problem.Limits[index];
            var counted = new List<int>();
            foreach (var talk in talks.Where(obstacles.Contains))
            {
                if (WishScore.IsFulfilled(problem, plan, new LimitWish(Any, [.. counted, talk], atMost)))
                    counted.Add(talk);
            }

            problem.Limits[index] = ([.. Others(talks), .. counted], atMost);
        }

        for (var index = 0; index < problem.OneRooms.Count; index++)
        {
            var group = problem.OneRooms[index];
            if (group.Where(obstacles.Contains).Select(talk => plan[talk].Room).Distinct().Count() > 1)
                problem.OneRooms[index] = Others(group);
        }

        problem.Alone.RemoveWhere(talk => obstacles.Contains(talk) && !WishScore.IsFulfilled(problem, plan, new AloneWish(Any, talk)));
        problem.Orders.RemoveAll(order => plan[order.First].IsPlace && plan[order.Second].IsPlace);
        problem.Chains.RemoveAll(chain => chain.Count(obstacles.Contains) > 1 && chain.Zip(chain.Skip(1)).Any(pair => plan[pair.First].IsPlace && plan[pair.Second].IsPlace && !WishScore.Follows(problem, plan, pair.First, pair.Second)));
        problem.Pauses.RemoveAll(pause => !WishScore.HasPause(problem, plan, pause));
    }

    /// <summary>The rules about times and rooms that an obstacle breaks where it stands, a sentence each.</summary>
    public static IEnumerable<string> Broken(Problem problem, IEnumerable<Rule> rules)
    {
        var hard = rules.Where(rule => !rule.IsWish).Select(rule => (Rule: rule, Filters: new SpotFilters(rule.Conditions, problem.Timeline, problem.Input.Grid.SlotMinutes, problem.Venues))).ToList();
        return
            from talk in problem.Talks
            where talk.IsObstacle
            from one in hard
            where one.Filters.For(talk).Any(filter => filter.Start?.Invoke(talk.Now!.Value.From) is false || filter.Room?.Invoke(talk.RoomNow) is false)
            select $"“{talk.Session.Title}” is fixed where it is, and breaks the rule “{one.Rule.Text}”.";
    }

    private static Rule Any { get; } = new("", "", [], 1);
}
