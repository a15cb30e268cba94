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

    /// <param name="problem">The problem.</param>
    /// <param name="order">One of the orders.</param>
    /// <param name="wanted">Plans to follow where that is possible, the most important first.</param>
    public static Spot[] Fill(Problem problem, Func<Talk, (int, int)> order, params ReadOnlySpan<Spot[]> wanted)
    {
        var board = new Board(problem);
        foreach (var plan in wanted)
        {
            foreach (var talk in problem.Talks.Where(talk => !talk.IsFixed && IsPossible(problem, talk, plan[talk.Index])))
                board.TryPut(talk.Index, plan[talk.Index]);
        }

        foreach (var talk in problem.Talks.Where(talk => !board.Plan[talk.Index].IsPlace)
            .OrderByDescending(talk => talk.MustBe).ThenBy(order).ThenBy(talk => talk.Index))
            First(problem, board, talk);
        return board.Plan;
    }

    // In a room that is not to be planned it may only stay.
    private static bool IsPossible(Problem problem, Talk talk, Spot spot) =>
        spot.IsPlace && Array.BinarySearch(talk.Starts, spot.Start) >= 0 && talk.Rooms.Contains(spot.Room)
        && (problem.Venues[spot.Room].IsPlanned || spot.Start == talk.Now!.Value.From);

    private static void First(Problem problem, Board board, Talk talk)
    {
        var rooms = talk.Rooms.Where(room => problem.Venues[room].IsPlanned).OrderBy(room => problem.Venues[room].Capacity ?? int.MaxValue).ToArray();
        foreach (var start in talk.Starts)
        {
            if (!board.IsFreeAt(talk.Index, start))
                continue;
            foreach (var room in rooms)
            {
                if (board.TryPut(talk.Index, new Spot(start, room)))
                    return;
            }
        }
    }
}
