using Google.OrTools.Sat;
using SessionboardMcp.Planning.Agenda;

namespace SessionboardMcp.Planning.Solving;

/// <summary>
/// How many sessions can stay at most: of two that are in each other's way where they are now, one has to move. It is a small question, and where the plan
/// answers it with as few moves it is proven without the large one.
/// </summary>
internal static class StayBound
{
    public static int Of(Problem problem, Budget budget, CancellationToken cancellation)
    {
        var stayers = problem.Talks.Where(talk => talk.CanStay).ToList();
        var held = stayers.Concat(problem.Talks.Where(talk => talk.IsFixed)).OrderBy(talk => talk.Now!.Value.From).ToList();
        var model = new CpModel();
        var stays = stayers.ToDictionary(talk => talk.Index, talk => model.NewBoolVar($"k{talk.Index}"));
        var quarrels = 0;
        for (var one = 0; one < held.Count; one++)
        {
            for (var other = one + 1; other < held.Count && held[other].Now!.Value.From < held[one].Now!.Value.To + problem.ChangeOver; other++)
            {
                var both = new[] { held[one], held[other] }.Where(talk => !talk.IsFixed).Select(talk => (ILiteral)stays[talk.Index]).ToList();
                if (both.Count == 0 || !IsInTheWay(problem, held[one], held[other]))
                    continue;
                model.AddAtLeastOne(both.Select(literal => literal.Not()));
                quarrels++;
            }
        }

        foreach (var talk in stayers.Where(talk => talk.RoomNow >= 0 && problem.Venues[talk.RoomNow].Closed.Exists(talk.Now!.Value.Overlaps)))
            model.AddAtLeastOne([stays[talk.Index].Not()]);
        model.Maximize(LinearExpr.Sum(stays.Values));
        return stayers.Count == 0 || quarrels == 0 ? stayers.Count : Solver.Bound(model, budget, budget.Parameters(0.1, 2), cancellation) ?? stayers.Count;
    }

    private static bool IsInTheWay(Problem problem, Talk one, Talk other) =>
        (one.RoomNow >= 0 && one.RoomNow == other.RoomNow && one.Now!.Value.Overlaps(other.Now!.Value))
        || ((problem.Alone.Contains(one.Index) || problem.Alone.Contains(other.Index)) && one.Now!.Value.Overlaps(other.Now!.Value))
        || one.People.Any(other.People.Contains);
}
