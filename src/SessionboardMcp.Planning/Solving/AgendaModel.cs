using Google.OrTools.Sat;
using Google.OrTools.Util;
using SessionboardMcp.Planning.Agenda;

namespace SessionboardMcp.Planning.Solving;

/// <summary>The problem as CP-SAT knows it: for each session a start, whether it has a place, and in rooms of which class.</summary>
internal sealed class AgendaModel
{
    private readonly Dictionary<int, IntervalVar> _intervals = [];
    private readonly Dictionary<int[], Domain> _domains = new(ReferenceEqualityComparer.Instance);

    private readonly Deadline _deadline;

    /// <param name="problem">The problem.</param>
    /// <param name="hasWishes">Whether wishes are looked at; without, more rooms are alike.</param>
    public AgendaModel(Problem problem, bool hasWishes)
        : this(problem, hasWishes, Deadline.None)
    {
    }

    private AgendaModel(Problem problem, bool hasWishes, Deadline deadline)
    {
        _deadline = deadline;
        Problem = problem;
        Classes = RoomClasses.For(problem, hasWishes);
        True = Cp.TrueLiteral();
        var count = problem.Talks.Count;
        (Start, Present, In, Stay) = (new LinearExpr[count], new ILiteral[count], new ILiteral?[count][], new ILiteral?[count]);
        foreach (var talk in problem.Talks.TakeWhile(_ => !IsCut))
            AddTalk(talk);
        Action<AgendaModel>[] parts = [RoomConstraints.Add, PersonConstraints.Add, GroupConstraints.Add, OrderConstraints.Add];
        foreach (var add in parts.TakeWhile(_ => !IsCut))
            add(this);
        Wishes = hasWishes && !IsCut ? WishObjective.Add(this) : [];
    }

    /// <summary>Makes one, which takes seconds for a large problem; null where that was not done in time.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="hasWishes">Whether wishes are looked at.</param>
    /// <param name="deadline">When to stop.</param>
    public static AgendaModel? InTime(Problem problem, bool hasWishes, Deadline deadline) =>
        !deadline.IsOver && new AgendaModel(problem, hasWishes, deadline) is { IsCut: false } model ? model : null;

    /// <summary>Whether the time was over before all was in it: then it is of no use.</summary>
    public bool IsCut => _deadline.IsOver;

    public Problem Problem { get; }

    public RoomClasses Classes { get; }

    public CpModel Cp { get; } = new();

    /// <summary>Always true.</summary>
    public ILiteral True { get; }

    public LinearExpr[] Start { get; }

    public ILiteral[] Present { get; }

    /// <summary>For each session and class whether it is in a room of it; null where it cannot be.</summary>
    public ILiteral?[][] In { get; }

    /// <summary>For each session whether it stays where it is; null where it need not or cannot.</summary>
    public ILiteral?[] Stay { get; }

    /// <summary>What is fulfilled of each wish.</summary>
    public IReadOnlyList<(ILiteral Fulfilled, long Weight)> Wishes { get; }

    public LinearExpr Placed => LinearExpr.Sum(Problem.Talks.Where(talk => !talk.MustBe).Select(talk => Present[talk.Index]));

    public LinearExpr Staying => LinearExpr.Sum(Stay.OfType<ILiteral>());

    /// <summary>How many sessions are in rooms that are too small for them, those that stay there not counted.</summary>
    public LinearExpr Squeezed => LinearExpr.Sum(Small()) - LinearExpr.Sum(Problem.Talks.Where(talk => talk.TooSmall.Contains(talk.RoomNow)).Select(talk => Stay[talk.Index]).OfType<ILiteral>());

    public LinearExpr Fulfilled => LinearExpr.WeightedSum(Wishes.Select(wish => wish.Fulfilled), Wishes.Select(wish => wish.Weight));

    /// <summary>The session in time, where it has a place.</summary>
    public IntervalVar Interval(int talk)
    {
        if (!_intervals.TryGetValue(talk, out var interval))
            _intervals[talk] = interval = Cp.NewOptionalFixedSizeIntervalVar(Start[talk], Problem.Talks[talk].Length, Present[talk], $"i{talk}");
        return interval;
    }

    public IntervalVar Block(Span span) => Cp.NewFixedSizeIntervalVar(LinearExpr.Constant(span.From), span.Length, "b");

    public void Hint(Spot[] plan)
    {
        Cp.ClearHints();
        foreach (var talk in Problem.Talks.Where(talk => Start[talk.Index] is IntVar))
        {
            var spot = plan[talk.Index];
            Cp.AddHint((IntVar)Start[talk.Index], spot.IsPlace ? spot.Start : talk.Starts[0]);
            if (!talk.MustBe)
                Cp.AddHint(Present[talk.Index], spot.IsPlace);
            if (In[talk.Index].Count(literal => literal is not null) > 1)
            {
                for (var index = 0; index < In[talk.Index].Length; index++)
                {
                    if (In[talk.Index][index] is { } literal)
                        Cp.AddHint(literal, spot.Room >= 0 && Classes.Of[spot.Room] == index);
                }
            }

            if (Stay[talk.Index] is { } stay)
                Cp.AddHint(stay, talk.IsThere(spot));
        }

        foreach (var (wish, (fulfilled, _)) in Problem.Wishes.Zip(Wishes))
            Cp.AddHint(fulfilled, WishScore.IsFulfilled(Problem, plan, wish));
    }

    private IEnumerable<ILiteral> Small() =>
        from talk in Problem.Talks
        where !talk.IsFixed && talk.TooSmall.Length > 0
        from one in talk.TooSmall.Select(room => Classes.Of[room]).Distinct()
        select In[talk.Index][one] into literal
        where literal is not null
        select literal;

    private void AddTalk(Talk talk)
    {
        var index = talk.Index;
        In[index] = new ILiteral?[Classes.All.Count];
        if (talk.IsFixed)
        {
            (Start[index], Present[index]) = (LinearExpr.Constant(talk.Now!.Value.From), True);
            if (talk.RoomNow >= 0)
                In[index][Classes.Of[talk.RoomNow]] = True;
            if (talk.Starts.Length == 0 || talk.Rooms.Length == 0 || (talk.RoomNow >= 0 && Problem.Venues[talk.RoomNow].Closed.Exists(talk.Now.Value.Overlaps)))
                Cp.AddBoolOr([]);
            return;
        }

        var isPossible = talk.Starts.Length > 0 && talk.Rooms.Length > 0;
        Present[index] = talk.MustBe ? True : isPossible ? Cp.NewBoolVar($"p{index}") : Cp.FalseLiteral();
        if (!isPossible)
        {
            Start[index] = LinearExpr.Constant(0);
            if (talk.MustBe)
                Cp.AddBoolOr([]);
            return;
        }

        if (!_domains.TryGetValue(talk.Starts, out var domain))
            _domains[talk.Starts] = domain = Domain.FromValues([.. talk.Starts.Select(start => (long)start)]);
        Start[index] = Cp.NewIntVarFromDomain(domain, $"s{index}");
        var classes = talk.Rooms.Select(room => Classes.Of[room]).Distinct().ToList();
        foreach (var one in classes)
            In[index][one] = classes.Count == 1 ? Present[index] : Cp.NewBoolVar($"r{index}.{one}");
        if (classes.Count > 1)
            Cp.Add(LinearExpr.Sum(classes.Select(one => In[index][one]!)) == LinearExpr.Sum([Present[index]]));
        if (talk.Stays)
            AddStay(talk);
    }

    private void AddStay(Talk talk)
    {
        if (talk.CanStay)
        {
            var stay = Cp.NewBoolVar($"k{talk.Index}");
            Cp.Add(Start[talk.Index] == talk.Now!.Value.From).OnlyEnforceIf(stay);
            Cp.AddImplication(stay, talk.RoomNow < 0 ? Present[talk.Index] : In[talk.Index][Classes.Of[talk.RoomNow]]!);
            Stay[talk.Index] = stay;
        }

        if (talk.RoomNow >= 0 && Problem.OnlyStaysIn(talk, talk.RoomNow) && In[talk.Index][Classes.Of[talk.RoomNow]] is { } inside)
            Cp.AddImplication(inside, Stay[talk.Index] ?? Cp.FalseLiteral());
    }
}
