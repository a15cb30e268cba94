namespace SessionboardMcp.Planning.Solving;

/// <summary>
/// The problem with most sessions held where a plan has them: free are those that have no place or moved, the sessions of their people, and some more by chance.
/// What is held costs the solver nothing, so it finds in a moment what it would look for a minute in the whole.
/// </summary>
internal static class Neighbourhood
{
    public static Problem Of(Problem problem, Spot[] plan, int more, Random random)
    {
        var core = problem.Talks.Where(talk => !talk.IsFixed && (!plan[talk.Index].IsPlace || (talk.Stays && !IsThere(talk, plan[talk.Index])))).ToList();
        var free = core.Select(talk => talk.Index).Concat(core.SelectMany(talk => talk.People).SelectMany(person => problem.PeopleTalks[person])).ToHashSet();
        foreach (var talk in problem.Talks.Where(talk => !talk.IsFixed && !free.Contains(talk.Index)).OrderBy(_ => random.Next()).Take(more).ToList())
            free.Add(talk.Index);
        var near = new Problem
        {
            Input = problem.Input,
            Timeline = problem.Timeline,
            Venues = problem.Venues,
            PeopleTalks = problem.PeopleTalks,
            Talks = [.. problem.Talks.Select(talk => talk.IsFixed || free.Contains(talk.Index) ? talk : Held(talk, plan[talk.Index]))],
        };
        near.Orders.AddRange(problem.Orders);
        near.Chains.AddRange(problem.Chains);
        near.Limits.AddRange(problem.Limits);
        near.OneRooms.AddRange(problem.OneRooms);
        near.Alone.UnionWith(problem.Alone);
        near.Pauses.AddRange(problem.Pauses);
        return near;
    }

    /// <summary>Whether a session is where it was.</summary>
    public static bool IsThere(Talk talk, Spot spot) => spot.IsPlace && spot.Start == talk.Now!.Value.From && (talk.RoomNow < 0 || spot.Room == talk.RoomNow);

    private static Talk Held(Talk talk, Spot spot) => new()
    {
        Index = talk.Index,
        Session = talk.Session,
        Length = talk.Length,
        People = talk.People,
        Now = talk.Now,
        RoomNow = talk.RoomNow,
        MustBe = talk.MustBe,
        Starts = [spot.Start],
        Rooms = [spot.Room],
    };
}
