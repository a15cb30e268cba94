using Google.OrTools.Sat;
using Google.OrTools.Util;
using SessionboardMcp.Planning.Agenda;

namespace SessionboardMcp.Planning.Solving;

/// <summary>The problem as CP-SAT knows it: for each session a start, whether it has a place, and in rooms of which class.</summary>
internal sealed class AgendaModel
{
    private readonly Dictionary<int, IntervalVar> _intervals = [];

    /// <param name="problem">The problem.</param>
    /// <param name="hasWishes">Whether wishes are looked at; without, more rooms are alike.</param>
    public AgendaModel(Problem problem, bool hasWishes)
    {
        Problem = problem;
        Classes = RoomClasses.For(problem, hasWishes);
        True = Cp.TrueLiteral();
        var count = problem.Talks.Count;
        (Start, Present, In, Stay) = (new LinearExpr[count], new ILiteral[count], new ILiteral?[count][], new ILiteral?[count]);
        foreach (var talk in problem.Talks)
            AddTalk(talk);
        RoomConstraints.Add(this);
        PersonConstraints.Add(this);
        GroupConstraints.Add(this);
        OrderConstraints.Add(this);
        Wishes = hasWishes ? WishObjective.Add(this) : [];
    }

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
                Cp.AddHint(stay, spot.IsPlace && spot.Start == talk.Now!.Value.From && (talk.RoomNow < 0 || spot.Room == talk.RoomNow));
        }

        foreach (var (wish, (fulfilled, _)) in Problem.Wishes.Zip(Wishes))
            Cp.AddHint(fulfilled, WishScore.IsFulfilled(Problem, plan, wish));
    }

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

        Start[index] = Cp.NewIntVarFromDomain(Domain.FromValues([.. talk.Starts.Select(start => (long)start)]), $"s{index}");
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

        // In a room that is not to be planned it may only stay.
        if (talk.RoomNow >= 0 && !Problem.Venues[talk.RoomNow].IsPlanned && In[talk.Index][Classes.Of[talk.RoomNow]] is { } inside)
            Cp.AddImplication(inside, Stay[talk.Index] ?? Cp.FalseLiteral());
    }
}
