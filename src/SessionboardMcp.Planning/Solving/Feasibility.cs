using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Solving;

/// <summary>Whether some sessions can all have a place under some rules, whatever becomes of the others.</summary>
internal sealed class Feasibility(PlanInput input, Lengths lengths, Timeline timeline, Budget budget, CancellationToken cancellation)
{
    /// <summary>The answer.</summary>
    /// <param name="IsPossible">Null where the time was too short to know.</param>
    /// <param name="Places">Where they could be, by session.</param>
    internal sealed record Answer(bool? IsPossible, IReadOnlyDictionary<string, Placement> Places);

    /// <summary>Tries it.</summary>
    /// <param name="sessions">The sessions; each gets a place, or keeps the one that it is fixed to.</param>
    /// <param name="rules">The rules that hold.</param>
    /// <param name="most">How many seconds to take at most.</param>
    public Answer Try(IReadOnlyList<SessionToPlan> sessions, IReadOnlyList<Rule> rules, double most)
    {
        if (sessions.Count == 0)
            return new Answer(true, new Dictionary<string, Placement>());
        var problem = Problem(sessions, rules);
        foreach (var talk in problem.Talks)
            talk.MustBe = true;
        if (problem.Talks.Any(talk => talk.Starts.Length == 0 || talk.Rooms.Length == 0))
            return new Answer(false, new Dictionary<string, Placement>());
        var model = new AgendaModel(problem, hasWishes: false);
        var found = Solver.Solve(model, budget, budget.Parameters(0.5, most), null, cancellation);
        return new Answer(
            found.Plan is not null ? true : found.IsImpossible ? false : null,
            found.Plan is { } plan
                ? problem.Talks.Where(talk => !talk.IsFixed).ToDictionary(talk => talk.Session.Id, talk => Place(problem, talk, plan[talk.Index]))
                : new Dictionary<string, Placement>());
    }

    /// <summary>How many of some sessions can have a place at most; null where the time was too short to know.</summary>
    public int? AtMost(IReadOnlyList<SessionToPlan> sessions, IReadOnlyList<Rule> rules, double most)
    {
        var problem = Problem(sessions, rules);
        foreach (var talk in problem.Talks.Where(talk => !talk.IsFixed))
            talk.MustBe = false;
        var model = new AgendaModel(problem, hasWishes: false);
        model.Cp.Maximize(model.Placed);
        var found = Solver.Solve(model, budget, budget.Parameters(0.5, most), null, cancellation);
        return found.IsProven ? (int)found.Value : null;
    }

    private Problem Problem(IReadOnlyList<SessionToPlan> sessions, IReadOnlyList<Rule> rules) =>
        Compiler.Compile(input with { Sessions = sessions }, [.. rules.Where(rule => !rule.IsWish)], lengths, timeline);

    private Placement Place(Problem problem, Talk talk, Spot spot) =>
        new(timeline.At(spot.Start), timeline.At(spot.Start + talk.Length), spot.Room < 0 ? null : problem.Venues[spot.Room].Id);
}
