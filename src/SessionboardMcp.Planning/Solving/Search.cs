using Google.OrTools.Sat;
using SessionboardMcp.Planning.Results;

namespace SessionboardMcp.Planning.Solving;

/// <summary>
/// Looks for the best plan: first as many sessions as possible have a place, then as few as possible are in rooms too small for them, then as many as possible
/// stay, then wishes count. Each goes on from the best plan so far, and never gives back what the one before reached.
/// </summary>
internal sealed class Search(Problem problem, Budget budget, int seed, Action<PlanProgress>? progress, CancellationToken cancellation)
{
    private readonly Standing _standing = new(problem);
    private readonly Deadline _deadline = new(() => budget.IsOver || cancellation.IsCancellationRequested);
    private readonly int _stayers = problem.Talks.Count(talk => talk.Stays);
    private readonly int _movable = problem.Talks.Count(talk => !talk.IsFixed);
    private readonly long _wishes = problem.Wishes.Sum(wish => wish.Weight);
    private readonly int _must = problem.Talks.Count(talk => talk is { MustBe: true, IsFixed: false });

    // Rooms that are too small are looked at only where somebody has no place without them.
    private Problem _problem = RoomSizes.Held(problem);
    private AgendaModel? _model;
    private Spot[]? _best;
    private int _placedAtMost;
    private int _squeezedAtLeast;
    private int _stayAtMost;
    private long _wishesAtMost;

    private bool IsOver => budget.IsOver || cancellation.IsCancellationRequested;

    /// <summary>The best plan; null where none was found in time.</summary>
    /// <param name="skeleton">Places for sessions that have to have one.</param>
    /// <param name="before">The best plan of a search before.</param>
    public (Spot[]? Plan, PlanBounds Bounds) Run(Spot[] skeleton, Spot[] before)
    {
        var now = problem.Talks.Select(talk => talk.CanStay && talk.RoomNow >= 0 ? new Spot(talk.Now!.Value.From, talk.RoomNow) : Spot.None).ToArray();
        var start = Fill([skeleton, before, now]);
        _placedAtMost = problem.Talks.Count(talk => !talk.IsFixed && talk.Starts.Length > 0 && talk.Rooms.Length > 0);
        _stayAtMost = StayBound.Of(problem, budget, cancellation);
        _wishesAtMost = _wishes;
        Place(start);
        if (_problem != problem && !IsAllPlaced)
            PlaceAnywhere(skeleton, before, now);
        if (_best is not null && _standing.Staying(_best) < _stayAtMost)
            Stay();
        if (_best is not null && WishScore.Of(problem, _best) < _wishesAtMost)
            Wish();
        return (_best, Bounds());
    }

    private bool IsAllPlaced => _best is not null && _standing.Placed(_best) >= _placedAtMost;

    // Plans to follow, the most important first; who goes on from a plan gets it back even where there is no time.
    private Spot[] Fill(Spot[][] wanted)
    {
        Spot[]? first = null;
        foreach (var order in FirstFit.Orders)
        {
            foreach (var plans in (Spot[][][])[wanted, [wanted[1], wanted[0], .. wanted[2..]]])
            {
                if (first is not null && order != FirstFit.Orders[0] && IsOver)
                    return first;
                var plan = FirstFit.Fill(_problem, order, _deadline, plans);
                first ??= plan;
                Offer(plan);
            }
        }

        return first!;
    }

    private void Place(Spot[] start)
    {
        if (_stayers > 0)
            LookNearby();
        if (IsAllPlaced && (_problem.HoldsSizes || _standing.Squeezed(_best!) == 0))
            return;
        if (Model() is not { } model)
            return;
        var bound = Solve(model, PlanPhase.Placing, (model.Placed * (_movable + 1)) - model.Squeezed, _best ?? start, _problem != problem ? 0.5 : _stayers > 0 || _wishes > 0 ? 0.6 : 0.9);
        if (bound is not { } most)
            return;
        // What is worth as much as one more session is never given for rooms.
        var placed = (int)Math.Min(_placedAtMost, ((most + _movable) / (_movable + 1)) + _must);
        // Without rooms that are too small it says nothing of what they make possible.
        if (_problem != problem)
            return;
        _placedAtMost = placed;
        if (_best is not null && _standing.Placed(_best) == placed)
            _squeezedAtLeast = (int)Math.Max(_squeezedAtLeast, ((placed - _must) * (_movable + 1L)) - most);
    }

    // A small room is better than none.
    private void PlaceAnywhere(Spot[] skeleton, Spot[] before, Spot[] now)
    {
        (_problem, _model) = (problem, null);
        Place(Fill([_best ?? skeleton, before, now]));
    }

    // Few sessions have to move for few conflicts: near them the plan is found that the whole problem hides.
    private void LookNearby()
    {
        var random = new Random(seed);
        foreach (var more in (ReadOnlySpan<int>)[0, 10, 30, 30, 80, 80])
        {
            if (_best is null || IsOver || (_standing.Placed(_best) == _placedAtMost && _standing.Staying(_best) == _stayAtMost))
                return;
            if (AgendaModel.InTime(Neighbourhood.Of(_problem, _best, more, random), hasWishes: false, _deadline) is not { } near)
                return;
            near.Cp.Maximize((((near.Placed * (_movable + 1)) - near.Squeezed) * (_stayers + 1)) + near.Staying);
            near.Hint(_best);
            progress?.Invoke(new PlanProgress(PlanPhase.Staying, _standing.Placed(_best), _movable, _stayers - _standing.Staying(_best), _stayers - _stayAtMost));
            if (Solver.Solve(near, budget, budget.Parameters(0.08), null, cancellation).Plan is { } plan)
                Offer(plan);
        }
    }

    private void Stay()
    {
        if (Model() is not { } model)
            return;
        Keep(model);
        if (Solve(model, PlanPhase.Staying, model.Staying, _best!, _wishes > 0 ? 0.6 : 0.9) is { } bound)
            _stayAtMost = (int)Math.Min(_stayAtMost, bound);
    }

    private void Wish()
    {
        if (AgendaModel.InTime(_problem, hasWishes: true, _deadline) is not { } model)
            return;
        Keep(model);
        if (_stayers > 0)
            model.Cp.Add(model.Staying >= _standing.Staying(_best!));
        if (Solve(model, PlanPhase.Wishing, model.Fulfilled, _best!, 0.9) is { } bound)
            _wishesAtMost = Math.Min(_wishesAtMost, bound);
    }

    // As many as have a place keep one, and no more are in rooms that are too small.
    private void Keep(AgendaModel model)
    {
        model.Cp.Add(model.Placed >= _standing.Placed(_best!) - _must);
        if (!_problem.HoldsSizes && problem.Talks.Any(talk => talk.TooSmall.Length > 0))
            model.Cp.Add(model.Squeezed <= _standing.Squeezed(_best!));
    }

    private AgendaModel? Model() => IsOver ? null : _model ??= AgendaModel.InTime(_problem, hasWishes: false, _deadline);

    // What no plan exceeds; null where that did not become known. A plan that was there before is as good a witness as any.
    private long? Solve(AgendaModel model, PlanPhase phase, LinearExpr goal, Spot[] hint, double share)
    {
        if (IsOver)
            return null;
        var placed = _best is null ? 0 : _standing.Placed(_best);
        progress?.Invoke(new PlanProgress(phase, placed, _movable, phase == PlanPhase.Staying ? _stayers - _standing.Staying(hint) : 0, 0));
        model.Cp.Maximize(goal);
        model.Hint(hint);
        var found = Solver.Solve(model, budget, budget.Parameters(share), progress is null ? null : (value, bound) => progress(Told(phase, placed, value, bound)), cancellation);
        if (found.Plan is null)
            return null;
        Offer(found.Plan);
        return found.Bound;
    }

    private PlanProgress Told(PlanPhase phase, int placed, long value, long bound)
    {
        if (phase == PlanPhase.Placing)
            (value, bound) = (((value + _movable) / (_movable + 1)) + _must, Math.Min(_placedAtMost, ((bound + _movable) / (_movable + 1)) + _must));
        else if (phase == PlanPhase.Staying)
            (value, bound) = (_stayers - value, _stayers - bound);
        return new PlanProgress(phase, phase == PlanPhase.Placing ? (int)value : placed, _movable, value, bound);
    }

    private void Offer(Spot[] plan)
    {
        if (problem.Talks.Any(talk => talk.MustBe && !plan[talk.Index].IsPlace))
            return;
        if (_best is null || _standing.Of(plan).CompareTo(_standing.Of(_best)) > 0)
            _best = plan;
    }

    private PlanBounds Bounds()
    {
        if (_best is null)
            return PlanBounds.None;
        var (placed, squeezed, staying, wishes) = _standing.Of(_best);
        var removed = problem.Talks.Count(talk => talk.Stays && !_best[talk.Index].IsPlace);
        return new PlanBounds(
            placed, Math.Max(_placedAtMost, placed), _stayers - staying - removed, _stayers - Math.Max(_stayAtMost, staying), wishes, Math.Max(_wishesAtMost, wishes))
        {
            Removed = removed,
            Stayers = _stayers,
            TooSmall = -squeezed,
            TooSmallAtLeast = Math.Min(_squeezedAtLeast, -squeezed),
        };
    }
}
