namespace SessionboardMcp.Planning.Solving;

/// <summary>
/// The problem with most sessions held where a plan has them: free are those that have no place or moved, the sessions of their people, and some more by chance.
/// What is held costs the solver nothing, so it finds in a moment what it would look for a minute in the whole.
/// </summary>
internal static class Neighbourhood
{
    public static Problem Of(Problem problem, Spot[] plan, int more, Random random)
    {
        var core = problem.Talks.Where(talk => !talk.IsFixed && (!plan[talk.Index].IsPlace || (talk.Stays && !talk.IsThere(plan[talk.Index])))).ToList();
        var free = core.Select(talk => talk.Index).Concat(core.SelectMany(talk => talk.People).SelectMany(person => problem.PeopleTalks[person])).ToHashSet();
        foreach (var talk in problem.Talks.Where(talk => !talk.IsFixed && !free.Contains(talk.Index)).OrderBy(_ => random.Next()).Take(more).ToList())
            free.Add(talk.Index);
        return problem.With([.. problem.Talks.Select(talk => talk.IsFixed || free.Contains(talk.Index) ? talk : Held(talk, plan[talk.Index]))], problem.HoldsSizes);
    }

    private static Talk Held(Talk talk, Spot spot) => talk.With([spot.Start], [spot.Room], talk.TooSmall.Contains(spot.Room) ? [spot.Room] : []);
}
