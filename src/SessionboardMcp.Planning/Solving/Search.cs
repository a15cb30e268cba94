using Google.OrTools.Sat;
using SessionboardMcp.Planning.Results;

namespace SessionboardMcp.Planning.Solving;

/// <summary>
/// Looks for the best plan: first as many sessions as possible have a place, then as many as possible stay, then wishes count. Each goes on
/// from the best plan so far, and never gives back what the one before reached.
/// </summary>
internal sealed class Search(Problem problem, Budget budget, int seed, Action<PlanProgress>? progress, CancellationToken cancellation)
{
    private readonly int _stayers = problem.Talks.Count(talk => talk.Stays);
    private readonly int _movable = problem.Talks.Count(talk => !talk.IsFixed);
    private readonly long _wishes = problem.Wishes.Sum(wish => wish.Weight);

    private Spot[]? _best;
    private int _placedAtMost;
    private int _stayAtMost;
    private long _wishesAtMost;

    /// <summary>The best plan; null where none was found in time.</summary>
    /// <param name="skeleton">Places for sessions that have to have one.</param>
    /// <param name="before">The best plan of a search before.</param>
    public (Spot[]? Plan, PlanBounds Bounds) Run(Spot[] skeleton, Spot[] before)
    {
        var now = problem.Talks.Select(talk => talk.CanStay && talk.RoomNow >= 0 ? new Spot(talk.Now!.Value.From, talk.RoomNow) : Spot.None).ToArray();
        var start = FirstFit.Fill(problem, FirstFit.Orders[0], skeleton, before, now);
        foreach (var order in FirstFit.Orders)
        {
            Offer(FirstFit.Fill(problem, order, skeleton, before, now));
            Offer(FirstFit.Fill(problem, order, before, skeleton, now));
        }

        _placedAtMost = problem.Talks.Count(talk => !talk.IsFixed && talk.Starts.Length > 0 && talk.Rooms.Length > 0);
        _stayAtMost = StayBound.Of(problem, budget, cancellation);
        _wishesAtMost = _wishes;

        if (_stayers > 0)
            LookNearby();
        var model = new AgendaModel(problem, hasWishes: false);
        if (_best is null || Placed(_best) < _placedAtMost)
            Place(model, _best ?? start);
        if (_best is not null && Staying(_best) < _stayAtMost)
            Stay(model);
        if (_best is not null && WishScore.Of(problem, _best) < _wishesAtMost)
            Wish();
        return (_best, Bounds());
    }

    // Few sessions have to move for few conflicts: near them the plan is found that the whole problem hides.
    private void LookNearby()
    {
        var random = new Random(seed);
        foreach (var more in (ReadOnlySpan<int>)[0, 10, 30, 30, 80, 80])
        {
            if (_best is null || budget.IsOver || cancellation.IsCancellationRequested || (Placed(_best) == _placedAtMost && Staying(_best) == _stayAtMost))
                return;
            var near = new AgendaModel(Neighbourhood.Of(problem, _best, more, random), hasWishes: false);
            near.Cp.Maximize((near.Placed * (_stayers + 1)) + near.Staying);
            near.Hint(_best);
            progress?.Invoke(new PlanProgress(PlanPhase.Staying, Placed(_best), _movable, Staying(_best), _stayAtMost));
            if (Solver.Solve(near, budget, budget.Parameters(0.08), null, cancellation).Plan is { } plan)
                Offer(plan);
        }
    }

    private void Place(AgendaModel model, Spot[] hint)
    {
        var must = problem.Talks.Count(talk => talk is { MustBe: true, IsFixed: false });
        var found = Solve(model, PlanPhase.Placing, model.Placed, hint, must, _stayers > 0 || _wishes > 0 ? 0.6 : 0.9);
        _placedAtMost = (int)Math.Min(_placedAtMost, Bound(found, must, _placedAtMost));
    }

    private void Stay(AgendaModel model)
    {
        model.Cp.Add(model.Placed >= Placed(_best!) - problem.Talks.Count(talk => talk is { MustBe: true, IsFixed: false }));
        var found = Solve(model, PlanPhase.Staying, model.Staying, _best!, 0, _wishes > 0 ? 0.6 : 0.9);
        _stayAtMost = (int)Math.Min(_stayAtMost, Bound(found, 0, _stayAtMost));
    }

    private void Wish()
    {
        var model = new AgendaModel(problem, hasWishes: true);
        model.Cp.Add(model.Placed >= Placed(_best!) - problem.Talks.Count(talk => talk is { MustBe: true, IsFixed: false }));
        if (_stayers > 0)
            model.Cp.Add(model.Staying >= Staying(_best!));
        var found = Solve(model, PlanPhase.Wishing, model.Fulfilled, _best!, 0, 0.9);
        _wishesAtMost = Math.Min(_wishesAtMost, Bound(found, 0, _wishesAtMost));
    }

    private Solver.Found? Solve(AgendaModel model, PlanPhase phase, LinearExpr goal, Spot[] hint, int more, double share)
    {
        if (budget.IsOver || cancellation.IsCancellationRequested)
            return null;
        var placed = _best is null ? 0 : Placed(_best);
        progress?.Invoke(new PlanProgress(phase, placed, _movable, 0, 0));
        model.Cp.Maximize(goal);
        model.Hint(hint);
        var found = Solver.Solve(model, budget, budget.Parameters(share), progress is null
            ? null
            : (value, bound) => progress(new PlanProgress(phase, phase == PlanPhase.Placing ? (int)value + more : placed, _movable, value + more, bound + more)), cancellation);
        if (found.Plan is not null)
            Offer(found.Plan);
        return found;
    }

    // A plan that was there before is as good a witness as any: nothing exceeds a bound that is proven, and no bound is below it.
    private static long Bound(Solver.Found? found, int more, long known) => found?.Plan is null ? known : found.Bound + more;

    private void Offer(Spot[] plan)
    {
        if (problem.Talks.Any(talk => talk.MustBe && !plan[talk.Index].IsPlace))
            return;
        if (_best is null || Worth(plan).CompareTo(Worth(_best)) > 0)
            _best = plan;
    }

    private (int Placed, int Staying, long Wishes) Worth(Spot[] plan) => (Placed(plan), Staying(plan), WishScore.Of(problem, plan));

    private int Placed(Spot[] plan) => problem.Talks.Count(talk => !talk.IsFixed && plan[talk.Index].IsPlace);

    private int Staying(Spot[] plan) => problem.Talks.Count(talk => talk.CanStay && Neighbourhood.IsThere(talk, plan[talk.Index]));

    private PlanBounds Bounds()
    {
        var (placed, staying, wishes) = _best is null ? (0, 0, 0) : Worth(_best);
        return new PlanBounds(placed, Math.Max(_placedAtMost, placed), _stayers - staying, _stayers - Math.Max(_stayAtMost, staying), wishes, Math.Max(_wishesAtMost, wishes));
    }
}
