using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Reasons;
using SessionboardMcp.Planning.Results;
using SessionboardMcp.Planning.Rules;
using SessionboardMcp.Planning.Solving;

namespace SessionboardMcp.Planning;

/// <summary>
/// Plans an agenda: when and where each session is, so that nobody and no room is in two sessions at once and every rule holds. As many sessions as possible
/// get a place, then as few as possible move, then wishes count.
/// </summary>
/// <param name="clock">Measures the time that is left.</param>
public sealed class Planner(TimeProvider clock)
{
    // Seconds for counting what takes a session's places, where proofs took all the time for reasons.
    private const double Counting = 0.4;

    /// <summary>Makes a plan. It takes the calling thread, and as many others as the options say, until the time is over or nothing better is possible.</summary>
    /// <param name="input">What is to be planned.</param>
    /// <param name="rules">Rules and wishes, as <see cref="Reading.RuleReader"/> reads them.</param>
    /// <param name="options">How long and how to look.</param>
    /// <param name="progress">Gets told how far it is, from the threads that search.</param>
    /// <param name="cancellation">Ends the search; the best plan so far comes back, and no exception.</param>
    /// <exception cref="ArgumentException">The input is not sound, see <see cref="PlanInput.Fault"/>.</exception>
    public Plan Make(PlanInput input, IReadOnlyList<Rule> rules, PlanOptions? options = null, Action<PlanProgress>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new PlanOptions();
        if ((input.Fault() ?? options.Fault()) is { } fault)
            throw new ArgumentException(fault, nameof(input));
        var lengths = new Lengths(input, rules);
        if (lengths.Quarrel() is { } quarrel)
            return new Plan(PlanStatus.Clash) { Clash = ClashWords.OfLengths(quarrel) };
        if (input.Sessions.Where(session => lengths.Of(session) is null).ToList() is { Count: > 0 } missing)
            return new Plan(PlanStatus.LengthsMissing) { LengthsMissing = missing };

        var (timeline, budget, names) = (new Timeline(input), new Budget(options, clock), new Names(input));
        var feasibility = new Feasibility(input, lengths, timeline, budget, cancellation);
        progress?.Invoke(new PlanProgress(PlanPhase.Checking, 0, input.Sessions.Count(session => session.Hold != SessionHold.Fixed), 0, 0));
        var clash = new ClashFinder(input, rules, feasibility).Find();
        if (clash.IsClash)
            return new Plan(PlanStatus.Clash) { Clash = ClashWords.Of(input, clash, names) };

        var problem = Compiler.Compile(input, rules, lengths, timeline);
        RoomSizes.Mark(problem, rules);
        var composer = new Composer(problem);
        var (plan, bounds) = new Search(problem, budget, options.Seed, progress, cancellation).Run(composer.Spots(clash.Places), composer.Spots(options.GoOnFrom));
        if (plan is null)
            return new Plan(PlanStatus.OutOfTime) { WasStopped = cancellation.IsCancellationRequested };
        progress?.Invoke(new PlanProgress(PlanPhase.Explaining, bounds.Placed, problem.Talks.Count(talk => !talk.IsFixed), bounds.Placed, bounds.PlacedAtMost));
        var left = budget.ForReasons();
        var explainer = new Explainer(problem, rules, new Feasibility(input, lengths, timeline, left, cancellation), names, plan, bounds, () => left.IsOver || cancellation.IsCancellationRequested, new Deadline(() => left.IsOverBy(Counting) || cancellation.IsCancellationRequested));
        return composer.Compose(plan) with
        {
            Unplaced = [.. explainer.Explain()],
            Bounds = bounds,
            StandingConflicts = [.. StandingConflicts.Of(problem, names), .. Obstacles.Broken(problem, rules)],
            WasStopped = cancellation.IsCancellationRequested,
        };
    }
}
