namespace SessionboardMcp.Planning.Solving;

/// <summary>
/// Fills a plan by hand: what had a place keeps it, then each session takes the first spot that is free, in some order. It is where the solver
/// starts, which is what makes large events quick.
/// </summary>
internal static class FirstFit
{
    /// <summary>Orders of the sessions: who has few spots, so that everybody finds one; who is short, so that many do; as they come.</summary>
    public static readonly IReadOnlyList<Func<Talk, (int, int)>> Orders =
    [
        talk => (talk.Starts.Length * talk.Rooms.Length, -talk.Length),
        talk => (talk.Length, talk.Starts.Length * talk.Rooms.Length),
        _ => (0, 0),
    ];

    /// <summary>Fills a plan. What is to be followed is followed to the end, so that a plan that is there already is never lost; then it may be stopped.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="order">One of the orders.</param>
    /// <param name="deadline">When to stop, with what there is by then.</param>
    /// <param name="wanted">Plans to follow where that is possible, the most important first.</param>
    public static Spot[] Fill(Problem problem, Func<Talk, (int, int)> order, Deadline deadline, params ReadOnlySpan<Spot[]> wanted)
    {
        var board = new Board(problem);
        foreach (var plan in wanted)
        {
            foreach (var talk in problem.Talks.Where(talk => !talk.IsFixed && IsPossible(problem, talk, plan[talk.Index])))
                board.TryPut(talk.Index, plan[talk.Index]);
        }

        foreach (var talk in problem.Talks.Where(talk => !board.Plan[talk.Index].IsPlace)
            .OrderByDescending(talk => talk.MustBe).ThenBy(order).ThenBy(talk => talk.Index))
        {
            if (deadline.IsOver)
                break;
            First(problem, board, talk, deadline);
        }

        return board.Plan;
    }

    private static bool IsPossible(Problem problem, Talk talk, Spot spot) =>
        spot.IsPlace && Array.BinarySearch(talk.Starts, spot.Start) >= 0 && talk.Rooms.Contains(spot.Room)
        && (!problem.OnlyStaysIn(talk, spot.Room) || spot.Start == talk.Now!.Value.From);

    private static void First(Problem problem, Board board, Talk talk, Deadline deadline)
    {
        var rooms = talk.Rooms.Where(room => !problem.OnlyStaysIn(talk, room)).OrderBy(room => Waste(problem.Venues[room].Capacity ?? int.MaxValue / 2, talk.Session.Seats ?? 0)).ToArray();
        foreach (var start in talk.Starts)
        {
            if (deadline.IsOver)
                return;
            if (!board.IsFreeAt(talk.Index, start))
                continue;
            foreach (var room in rooms)
            {
                if (deadline.IsOver)
                    return;
                if (board.TryPut(talk.Index, new Spot(start, room), isFree: true))
                    return;
            }
        }
    }

    // The smallest room that is large enough, and where all are too small the largest.
    private static int Waste(int capacity, int seats) => capacity < seats ? int.MaxValue - capacity : capacity;
}
